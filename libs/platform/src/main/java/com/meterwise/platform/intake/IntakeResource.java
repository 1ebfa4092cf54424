package com.meterwise.platform.intake;

import java.sql.PreparedStatement;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** How the intake is doing, and the repair its alarms name. */
@Path("/v1/intake")
public class IntakeResource {
    private static final Logger LOG = Logger.getLogger(IntakeResource.class);
    private final IntakeState state;
    private final Transactions transactions;

    public IntakeResource(IntakeState state, Transactions transactions) {
        this.state = state;
        this.transactions = transactions;
    }

    /**
     * @param perSecond records applied a second, over the last minute
     * @param behind    records in the topics that this replica has not applied yet
     * @param waitsFor  what the intake waits for, or null
     */
    public record Standing(long records, double perSecond, long behind, long deadLetters, String waitsFor, Map<String, String> alarms) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Records applied since the start, their rate, how many wait, and alarms")
    public Standing standing() {
        return new Standing(state.records(), state.perSecond(), state.behind(), state.deadLetters(), state.waitsFor().orElse(null),
                state.alarms());
    }

    @POST
    @Path("/{topic}/reset")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Forgets where a topic was read up to; takes effect when the service starts again")
    public Map<String, Object> reset(@PathParam("topic") String topic) {
        int partitions = transactions.call(work -> {
            try (PreparedStatement delete = work.connection().prepareStatement("delete from kafka_offset where topic = ?")) {
                delete.setString(1, topic);
                return delete.executeUpdate();
            }
        });
        if (partitions == 0) throw Problem.notFound("stored offset for topic", topic);
        LOG.warnf("stored offsets of %s forgotten by an administrator", topic);
        return Map.of("topic", topic, "partitions", partitions);
    }
}

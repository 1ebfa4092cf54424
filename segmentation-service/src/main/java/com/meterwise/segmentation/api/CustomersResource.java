package com.meterwise.segmentation.api;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;
import com.meterwise.segmentation.clustering.ModelTable;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.features.LoadProfileTable;
import com.meterwise.segmentation.intake.Sql;
import com.meterwise.segmentation.live.LiveMembers;
import com.meterwise.segmentation.membership.Membership;
import com.meterwise.segmentation.membership.NearestChange;
import com.meterwise.segmentation.membership.Reason;
import com.meterwise.segmentation.screening.CircumstanceTable;
import com.meterwise.segmentation.screening.Standing;
import com.meterwise.segmentation.screening.StandingTable;

/** What is known of a customer's load, where it belongs and why. */
@Path("/v1/customers")
class CustomersResource {
    private final Transactions transactions;
    private final ModelTable models;
    private final MarketTime time;

    CustomersResource(Transactions transactions, ModelTable models, MarketTime time) {
        this.time = time;
        this.transactions = transactions;
        this.models = models;
    }

    /**
     * @param day           closed day the features are of, or null without any
     * @param noDataSince   last day with data, if the window of the last day done holds none; else null
     * @param circumstances what other services and the contract tell, as of the day; {@code GET /v1/features} defines each
     * @param smallestChange of one feature that would bring another segment nearer, or null
     */
    public record CustomerView(String customerId, LocalDate day, Map<String, Double> features, double[] weekday, double[] weekend,
            Duration interval, String dataGrade, LocalDate noDataSince, String segment, LocalDate since, Double margin,
            List<Reason> reasons, NearestChange smallestChange, String modelId, String tier, Double score, String paretoClass,
            List<String> gates, Map<String, Double> dimensions, Map<String, Double> circumstances) {}

    /** @param live told while its day was open; else decided by the closed day */
    public record Change(long sequence, LocalDate day, String from, String to, double margin, String modelId, boolean live,
            List<Reason> reasons) {}

    @GET
    @Path("/{customerId}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Features, segment with reasons, key-account tier with gates")
    public CustomerView one(@PathParam("customerId") @Pattern(regexp = Ids.PATTERN) String customerId) {
        return transactions.call(work -> view(customerId, work));
    }

    @GET
    @Path("/{customerId}/history")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Changes of segment, first to last")
    public Page<Change> history(@PathParam("customerId") @Pattern(regexp = Ids.PATTERN) String customerId,
            @QueryParam("limit") Integer limit, @QueryParam("cursor") @Pattern(regexp = "\\d{1,18}") String cursor) {
        int most = Page.limit(limit);
        return transactions.call(work -> {
            List<Change> changes = new Sql(work.connection()).list("""
                    select sequence, day, from_segment, to_segment, margin, model_id, live, reasons from segment_change
                    where customer_id = ? and sequence > ? order by sequence limit ?""",
                    row -> new Change(row.getLong(1), row.getObject(2, LocalDate.class), row.getString(3), row.getString(4),
                            row.getDouble(5), row.getString(6), row.getBoolean(7), List.of(Sql.fromJson(row.getString(8), Reason[].class))),
                    customerId, cursor == null ? 0 : Long.parseLong(cursor), most + 1);
            return Page.of(changes, most, change -> Long.toString(change.sequence()));
        });
    }

    private CustomerView view(String id, Work work) {
        Sql sql = new Sql(work.connection());
        Optional<LocalDate> lastData = sql.list("select max(day) from customer_day where customer_id = ? and meters > 0 "
                + "having max(day) is not null", row -> row.getObject(1, LocalDate.class), id).stream().findFirst();
        Optional<LoadProfile> profile = new LoadProfileTable(work.connection()).find(id);
        if (lastData.isEmpty() && profile.isEmpty()
                && sql.list("select 1 from customer where customer_id = ?", row -> 1, id).isEmpty())
            throw Problem.notFound("customer", id);
        Optional<LocalDate> newest = new LoadProfileTable(work.connection()).newestDay();
        boolean stale = newest.isPresent() && lastData.isPresent() && profile.filter(p -> p.day().equals(newest.get())).isEmpty()
                && lastData.get().isBefore(newest.get());
        Optional<Membership> member = Optional.ofNullable(LiveMembers.now(List.of(id), work.connection()).get(id));
        Optional<Standing> standing = new StandingTable(work.connection()).of(List.of(id)).stream().findFirst();
        Optional<NearestChange> change = profile.flatMap(known -> member.flatMap(held -> nearest(known, held)));
        return new CustomerView(id, profile.map(LoadProfile::day).orElse(null), profile.<Map<String, Double>>map(LoadProfile::features)
                .orElse(Map.of()), profile.map(LoadProfile::weekday).orElse(null), profile.map(LoadProfile::weekend).orElse(null),
                profile.map(LoadProfile::interval).orElse(null), profile.map(known -> known.grade().name()).orElse(null),
                stale ? lastData.get() : null, member.map(Membership::segmentId).orElse(null), member.map(Membership::since).orElse(null),
                member.map(Membership::margin).orElse(null), member.map(Membership::reasons).orElse(List.of()), change.orElse(null),
                member.map(Membership::modelId).orElse(null), standing.map(held -> held.tier().name()).orElse(null),
                standing.map(Standing::score).orElse(null), standing.map(Standing::paretoClass).orElse(null),
                standing.map(Standing::gates).orElse(List.of()), standing.<Map<String, Double>>map(Standing::dimensions).orElse(Map.of()),
                circumstances(id, profile.map(LoadProfile::day).or(() -> lastData), work));
    }

    private Map<String, Double> circumstances(String id, Optional<LocalDate> day, Work work) {
        return day.<Map<String, Double>>map(known -> new CircumstanceTable(work.connection(), time).of(List.of(id), known).get(id))
                .orElse(Map.of());
    }

    private Optional<NearestChange> nearest(LoadProfile profile, Membership member) {
        return models.findByIdOptional(member.modelId()).map(ModelTable::model)
                .flatMap(model -> NearestChange.of(model, profile.features(), member.segmentId()));
    }
}

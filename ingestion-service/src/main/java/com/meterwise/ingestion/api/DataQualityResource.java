package com.meterwise.ingestion.api;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** How complete the data are, day by day. */
@Path("/v1/data-quality")
public class DataQualityResource {
    private static final int MAX_DAYS = 1000;
    private final Transactions transactions;

    DataQualityResource(Transactions transactions) { this.transactions = transactions; }

    /** @param grades meter-days that have data, by grade */
    public record DayQuality(LocalDate day, long meterDays, long slots, long present, Map<String, Long> grades, long findings) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Meter-days, slots and grades of each market day, both ends included")
    public Page<DayQuality> list(@QueryParam("from") @NotNull Day from, @QueryParam("to") @NotNull Day to) {
        if (from.day().plusDays(MAX_DAYS).isBefore(to.day()))
            throw Problem.badRequest("days", "at most %d days at once".formatted(MAX_DAYS));
        return new Page<>(transactions.call(work -> {
            try (PreparedStatement select = work.connection().prepareStatement("""
                    select day, count(*), sum(cardinality(wh)), sum(present), count(*) filter (where grade = 'A'),
                        count(*) filter (where grade = 'B'), count(*) filter (where grade = 'C'), count(*) filter (where grade = 'F'),
                        (select count(*) from finding where finding.day = meter_day.day)
                    from meter_day where day between ? and ? group by day order by day""")) {
                select.setObject(1, from.day());
                select.setObject(2, to.day());
                List<DayQuality> days = new ArrayList<>();
                try (ResultSet found = select.executeQuery()) {
                    while (found.next())
                        days.add(new DayQuality(found.getObject(1, LocalDate.class), found.getLong(2), found.getLong(3), found.getLong(4),
                                Map.of("A", found.getLong(5), "B", found.getLong(6), "C", found.getLong(7), "F", found.getLong(8)),
                                found.getLong(9)));
                }
                return days;
            }
        }), null);
    }
}

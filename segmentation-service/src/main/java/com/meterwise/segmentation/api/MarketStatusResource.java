package com.meterwise.segmentation.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;
import com.meterwise.segmentation.features.Profiling;
import com.meterwise.segmentation.intake.Sql;
import com.meterwise.segmentation.screening.Pareto;

/** Where the retailer's energy goes. */
@Path("/v1/market-status")
class MarketStatusResource {
    /** What may be asked for, and the column it means; nothing of the request becomes SQL. */
    private static final Map<String, String> COLUMNS = Map.of("sector", "c.sector", "region", "c.region", "tier", "s.tier", "voltage",
            "case when c.voltage_kv is null then null when c.voltage_kv < 1 then '< 1 kV' when c.voltage_kv < 10 then '1-10 kV' "
                    + "when c.voltage_kv < 35 then '10-35 kV' else '>= 35 kV' end");

    private final Transactions transactions;
    private final Profiling profiling;

    MarketStatusResource(Transactions transactions, Profiling profiling) {
        this.transactions = transactions;
        this.profiling = profiling;
    }

    /** @param kwh share of all is {@code share}; annualRevenue is of the customers whose revenue is known */
    public record Part(String name, long customers, double kwh, double share, BigDecimal annualRevenue) {}

    /**
     * @param parts        largest first by energy; customers of whom the attribute is not known are in UNKNOWN
     * @param hhi          Herfindahl-Hirschman index over the parts
     * @param customerHhi  over the customers
     * @param topTenShare  of the ten largest customers
     * @param paretoCurve  cumulative share of energy after each tenth of the customers, largest first
     */
    public record MarketStatus(String by, LocalDate from, LocalDate to, List<Part> parts, double hhi, double customerHhi,
            double topTenShare, List<Double> paretoCurve) {}

    private record Use(String customerId, String part, double kwh, BigDecimal revenue) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Customers, energy, revenue and concentration by sector, voltage, region or tier")
    public MarketStatus status(@QueryParam("by") String by, @QueryParam("from") String from, @QueryParam("to") String to) {
        String column = by == null ? null : COLUMNS.get(by);
        if (column == null)
            throw Problem.badRequest("by", "by must be one of %s, got %s".formatted(List.of("sector", "voltage", "region",
                    "tier"), by));
        return transactions.call(work -> {
            Sql sql = new Sql(work.connection());
            LocalDate last = to != null
                    ? day(to)
                    : sql.list("select max(last_day) from customer_span having max(last_day) is not null",
                            row -> row.getObject(1, LocalDate.class)).stream().findFirst()
                            .orElseThrow(() -> Problem.conflict("no-data", "there are no readings yet"));
            LocalDate first = from != null ? day(from) : profiling.from(last);
            if (first.isAfter(last)) throw Problem.badRequest("from", "from %s is after to %s".formatted(first, last));
            return status(by, first, last, uses(sql, column, first, last));
        });
    }

    private static List<Use> uses(Sql sql, String column, LocalDate from, LocalDate to) {
        return sql.list("select d.customer_id, coalesce(" + column + """
                , 'UNKNOWN'), sum(d.total_wh) / 1000.0, max(c.annual_revenue)
                from customer_day d left join customer c using (customer_id) left join standing s using (customer_id)
                where d.day between ? and ? and d.meters > 0 group by 1, 2 order by 1""",
                row -> new Use(row.getString(1), row.getString(2), row.getDouble(3), row.getBigDecimal(4)), from, to);
    }

    private static MarketStatus status(String by, LocalDate from, LocalDate to, List<Use> uses) {
        Map<String, Double> customers = new TreeMap<>();
        Map<String, Double> energy = new TreeMap<>();
        Map<String, Long> counts = new TreeMap<>();
        Map<String, BigDecimal> revenue = new TreeMap<>();
        for (Use use : uses) {
            customers.put(use.customerId(), use.kwh());
            energy.merge(use.part(), use.kwh(), Double::sum);
            counts.merge(use.part(), 1L, Long::sum);
            if (use.revenue() != null) revenue.merge(use.part(), use.revenue(), BigDecimal::add);
        }
        double total = energy.values().stream().mapToDouble(Double::doubleValue).sum();
        List<Part> parts = energy.keySet().stream()
                .map(name -> new Part(name, counts.get(name), energy.get(name), total == 0 ? 0 : energy.get(name) / total,
                        revenue.get(name)))
                .sorted(java.util.Comparator.comparingDouble((Part part) -> -part.kwh()).thenComparing(Part::name)).toList();
        Pareto among = Pareto.of(customers, 0.8, 0.95);
        return new MarketStatus(by, from, to, parts, Pareto.of(energy, 0.8, 0.95).hhi(), among.hhi(), among.topTenShare(), among.curve());
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.badRequest("day", "a day is written 2026-11-23, got " + text);
        }
    }
}

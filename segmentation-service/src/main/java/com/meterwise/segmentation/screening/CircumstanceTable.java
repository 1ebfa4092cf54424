package com.meterwise.segmentation.screening;

import static com.meterwise.segmentation.screening.Circumstance.LOSS_DAYS;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.meterwise.platform.time.MarketTime;
import com.meterwise.segmentation.intake.CustomerStateTable;
import com.meterwise.segmentation.intake.Sql;

/** Puts customers' circumstances together, as of a day. */
public final class CircumstanceTable {
    private static final String QUERY = "with state as (" + CustomerStateTable.OF_SOME_AS_OF + """
            ), hangs as (select distinct customer_id, feeder_id from meter where customer_id = any(?) and status = 'ACTIVE'),
                loss as (select customer_id, sum(supplied_kwh * loss_percent / 100) / nullif(sum(supplied_kwh), 0) as share
                    from hangs join feeder_loss using (feeder_id)
                    where loss_percent is not null and day > ? and day <= ? group by customer_id),
                taken as (select customer_id, count(*) as offers from offer_taken where customer_id = any(?) and at > ? and at <= ?
                    group by customer_id),
                deal as (select distinct on (customer_id) customer_id, to_day from contract
                    where customer_id = any(?) and from_day <= ? order by customer_id, from_day desc, contract_id desc),
                begin as (select customer_id, min(from_day) as first from contract where customer_id = any(?) group by customer_id)
            select wanted.id, loss.share, taken.offers, least(begin.first, span.first_day), state.arrears_days, deal.to_day,
                s.worth -> 'money' ->> 'margin', p.annual_kwh
            from unnest(?) as wanted(id) left join loss on loss.customer_id = wanted.id left join taken on taken.customer_id = wanted.id
                left join begin on begin.customer_id = wanted.id left join customer_span span on span.customer_id = wanted.id
                left join state on state.customer_id = wanted.id left join deal on deal.customer_id = wanted.id
                left join standing s on s.customer_id = wanted.id left join load_profile p on p.customer_id = wanted.id""";

    private final Sql sql;
    private final MarketTime time;

    public CircumstanceTable(Connection connection, MarketTime time) {
        this.sql = new Sql(connection);
        this.time = time;
    }

    /** By customer and name; what is not known is absent, never zero. */
    public Map<String, SortedMap<String, Double>> of(Collection<String> customerIds, LocalDate day) {
        String[] ids = customerIds.toArray(String[]::new);
        OffsetDateTime end = time.endOf(day).atOffset(ZoneOffset.UTC);
        boolean offersAreTold = !sql.list("select 1 from offer_taken limit 1", row -> 1).isEmpty();
        Map<String, SortedMap<String, Double>> all = new HashMap<>();
        sql.list(QUERY, row -> all.put(row.getString(1), read(row, day, offersAreTold)), ids, end, end, ids, day.minusDays(LOSS_DAYS), day,
                ids, end.minusYears(1), end, ids, day, ids, ids);
        return all;
    }

    /** @param offersAreTold while nobody has taken any, none of a customer tells nothing */
    private static SortedMap<String, Double> read(ResultSet row, LocalDate day, boolean offersAreTold) throws SQLException {
        SortedMap<String, Double> known = new TreeMap<>();
        put(known, Circumstance.LOSS_SHARE, row.getBigDecimal(2));
        BigDecimal offers = row.getBigDecimal(3);
        put(known, Circumstance.OFFERS_TAKEN, offers == null && offersAreTold ? BigDecimal.ZERO : offers);
        LocalDate first = row.getObject(4, LocalDate.class);
        if (first != null) known.put(Circumstance.TENURE_MONTHS, (double) Math.max(0, ChronoUnit.MONTHS.between(first, day)));
        put(known, Circumstance.ARREARS_DAYS, row.getBigDecimal(5));
        LocalDate ends = row.getObject(6, LocalDate.class);
        if (ends != null) known.put(Circumstance.DAYS_TO_CONTRACT_END, (double) ChronoUnit.DAYS.between(day, ends));
        double kwh = row.getDouble(8);
        if (row.getString(7) != null && kwh > 0) known.put(Circumstance.MARGIN_PER_KWH, Double.parseDouble(row.getString(7)) / kwh);
        return known;
    }

    private static void put(Map<String, Double> known, String name, BigDecimal value) {
        if (value != null) known.put(name, value.doubleValue());
    }
}

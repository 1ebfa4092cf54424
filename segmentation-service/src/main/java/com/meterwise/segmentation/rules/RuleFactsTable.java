package com.meterwise.segmentation.rules;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.meterwise.platform.time.MarketTime;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.intake.CustomerStateTable;
import com.meterwise.segmentation.intake.Sql;
import com.meterwise.segmentation.live.LiveMembers;
import com.meterwise.segmentation.membership.Membership;
import com.meterwise.segmentation.rules.RuleFacts.Event;
import com.meterwise.segmentation.screening.CircumstanceTable;

/** Reads what rules ask for, as of the day of the customers' profiles. */
final class RuleFactsTable {
    private final Connection connection;
    private final Sql sql;
    private final MarketTime time;

    RuleFactsTable(Connection connection, MarketTime time) {
        this.connection = connection;
        this.sql = new Sql(connection);
        this.time = time;
    }

    /**
     * @param profiles all of one day
     * @param windows  whether any rule asks for energy in a window
     */
    Map<String, RuleFacts> of(List<LoadProfile> profiles, boolean windows) {
        if (profiles.isEmpty()) return Map.of();
        LocalDate today = profiles.get(0).day();
        String[] ids = profiles.stream().map(LoadProfile::customerId).toArray(String[]::new);
        Map<String, Map<String, Object>> values = values(ids, today);
        Map<String, Map<String, String>> attributes = attributes(ids, today);
        Map<String, List<Event>> events = events(ids, today);
        Map<String, SortedMap<LocalDate, Double>> energy = windows ? energy(ids, today) : Map.of();
        Map<String, Membership> members = LiveMembers.now(List.of(ids), connection);
        Map<String, SortedMap<String, Double>> circumstances = new CircumstanceTable(connection, time).of(List.of(ids), today);
        Map<String, RuleFacts> facts = new HashMap<>();
        for (LoadProfile profile : profiles) {
            String id = profile.customerId();
            Map<String, Object> known = new HashMap<>(values.getOrDefault(id, Map.of()));
            known.putAll(circumstances.getOrDefault(id, Collections.emptySortedMap()));
            known.put("today", today);
            if (members.containsKey(id)) known.put("segment", members.get(id).segmentId());
            known.putAll(profile.features());
            facts.put(id, new RuleFacts(known, attributes.getOrDefault(id, Map.of()), today, events.getOrDefault(id, List.of()),
                    energy.getOrDefault(id, new TreeMap<>())));
        }
        return facts;
    }

    private Map<String, Map<String, Object>> values(String[] ids, LocalDate today) {
        Map<String, Map<String, Object>> values = new HashMap<>();
        sql.list("with state as (" + state() + """
                ), deal as (select distinct on (customer_id) customer_id, product, from_day, to_day, price from contract
                    where customer_id = any(?) and from_day <= ? order by customer_id, from_day desc, contract_id desc)
                select wanted.id, c.kind, c.sector, c.region, c.tariff_id, c.parent_id, deal.product, s.tier, c.voltage_kv,
                    c.contracted_kva, c.arrears_days, c.annual_revenue, deal.price, s.score, (s.worth -> 'risk' ->> 'total')::float8,
                    (s.worth -> 'money' ->> 'margin')::float8, (s.worth ->> 'lifetimeValue')::float8, c.critical, c.competitive, s.at_risk,
                    deal.from_day, deal.to_day
                from unnest(?) as wanted(id) left join state c on c.customer_id = wanted.id left join deal on deal.customer_id = wanted.id
                    left join standing s on s.customer_id = wanted.id""", row -> values.put(row.getString(1), values(row)), ids, end(today),
                end(today), ids, today, ids);
        return values;
    }

    private static Map<String, Object> values(ResultSet row) throws SQLException {
        Map<String, Object> values = new HashMap<>();
        String[] texts = { "kind", "sector", "region", "tariff", "parent", "product", "tier" };
        for (int i = 0; i < texts.length; i++)
            values.put(texts[i], row.getString(2 + i));
        String[] numbers = { "voltageKv", "contractedKva", "arrearsDays", "annualRevenue", "contractPrice", "score", "risk", "margin",
                "lifetimeValue" };
        for (int i = 0; i < numbers.length; i++) {
            BigDecimal number = row.getBigDecimal(9 + i);
            values.put(numbers[i], number == null ? null : Double.valueOf(number.doubleValue()));
        }
        values.put("criticalSupply", row.getObject(18, Boolean.class));
        values.put("competitive", row.getObject(19, Boolean.class));
        values.put("atRisk", row.getObject(20, Boolean.class));
        values.put("contractBegin", row.getObject(21, LocalDate.class));
        values.put("contractEnd", row.getObject(22, LocalDate.class));
        return values;
    }

    private Map<String, Map<String, String>> attributes(String[] ids, LocalDate today) {
        Map<String, Map<String, String>> attributes = new HashMap<>();
        sql.list("with state as (" + state() + ") select c.customer_id, a.key, a.value from state c, jsonb_each_text(c.attributes) as a"
                + " where a.value is not null",
                row -> attributes.computeIfAbsent(row.getString(1), id -> new HashMap<>()).put(row.getString(2),
                        row.getString(3)),
                ids, end(today), end(today));
        return attributes;
    }

    private Map<String, List<Event>> events(String[] ids, LocalDate today) {
        Map<String, List<Event>> events = new HashMap<>();
        sql.list("select customer_id, kind, from_at from service_event where customer_id = any(?) and from_at >= ? and from_at < ?",
                row -> events.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(new Event(row.getString(2), time.dayOf(row.getObject(3, OffsetDateTime.class).toInstant()))),
                ids, time.startOf(today.minusDays(RuleFacts.LONGEST_DAYS)).atOffset(ZoneOffset.UTC), end(today));
        return events;
    }

    private Map<String, SortedMap<LocalDate, Double>> energy(String[] ids, LocalDate today) {
        Map<String, SortedMap<LocalDate, Double>> energy = new HashMap<>();
        sql.list("select customer_id, day, total_wh from customer_day where customer_id = any(?) and day > ? and day <= ? and meters > 0",
                row -> energy.computeIfAbsent(row.getString(1), id -> new TreeMap<>()).put(row.getObject(2, LocalDate.class),
                        row.getLong(3) / 1000.0),
                ids, today.minusDays(RuleFacts.LONGEST_DAYS), today);
        return energy;
    }

    private static String state() { return CustomerStateTable.OF_SOME_AS_OF; }

    private OffsetDateTime end(LocalDate today) { return time.endOf(today).atOffset(ZoneOffset.UTC); }
}

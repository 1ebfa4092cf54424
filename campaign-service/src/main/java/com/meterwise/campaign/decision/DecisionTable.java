package com.meterwise.campaign.decision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.meterwise.contracts.Json;
import com.meterwise.platform.day.Shard;

/** The decisions made. Lives as long as its transaction. */
public final class DecisionTable {
    private final Connection connection;

    public DecisionTable(Connection connection) { this.connection = connection; }

    /** A decision as it is kept and shown: with names and numbers, without the whole proposal, which an offer's proof has. */
    public record Kept(String decisionId, String customerId, String campaignId, String productId, LocalDate day, String outcome,
            boolean exposable, String ruleId, List<Decision.Step> rules, Map<String, String> inputs, String offerId) {
        public static Kept of(Decision decision) {
            return new Kept(decision.decisionId(), decision.customerId(), decision.campaignId(), decision.productId(), decision.day(),
                    decision.outcome().name(), decision.exposable(), decision.ruleId(), decision.steps(), decision.inputs(),
                    decision.offerId().orElse(null));
        }
    }

    /** @param customerId or null for all; @param campaignId or null; @param day first day; @param after key of the last one seen, or null */
    public record Page(String customerId, String campaignId, LocalDate day, String[] after, int limit) {}

    public void add(Collection<Decision> decisions) throws SQLException {
        if (decisions.isEmpty()) return;
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into decision (decision_id, customer_id, campaign_id, product_id, day, outcome, exposable, rule_id, rules, inputs,
                                      offer_id, bucket, live, segment)
                values (?,?,?,?,?,?,?,?,?,?,?,?,?,?) on conflict (customer_id, campaign_id, day) do nothing
                """)) {
            for (Decision decision : decisions) {
                Object[] values = { decision.decisionId(), decision.customerId(), decision.campaignId(), decision.productId(),
                        decision.day(), decision.outcome().name(), decision.exposable(), decision.ruleId(), json(decision.steps()),
                        json(decision.inputs()), decision.offerId().orElse(null), Shard.bucketOf(decision.customerId()),
                        decision.isLive(), decision.inputs().get(Decision.SEGMENT) };
                for (int i = 0; i < values.length; i++)
                    insert.setObject(i + 1, values[i]);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Which campaigns have decided before the day's close, by customer. */
    public Map<String, Set<String>> decidedLive(LocalDate day) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select customer_id, campaign_id from decision where day = ? and live order by 1, 2")) {
            select.setObject(1, day);
            Map<String, Set<String>> decided = new TreeMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    decided.computeIfAbsent(rows.getString(1), id -> new TreeSet<>()).add(rows.getString(2));
            }
            return decided;
        }
    }

    public List<Kept> page(Page page) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select decision_id, customer_id, campaign_id, product_id, day, outcome, exposable, rule_id, rules, inputs, offer_id
                  from decision
                 where (?::text is null or customer_id = ?) and (?::text is null or campaign_id = ?) and day >= ?
                   and (day, customer_id, campaign_id) > (?::date, ?, ?)
                 order by day, customer_id, campaign_id limit ?
                """)) {
            String[] after = page.after == null ? new String[]{ "0001-01-01", "", "" } : Arrays.copyOf(page.after, 3);
            Object[] values = { page.customerId, page.customerId, page.campaignId, page.campaignId, page.day, after[0], after[1], after[2],
                    page.limit };
            for (int i = 0; i < values.length; i++) {
                if (values[i] == null) select.setString(i + 1, null);
                else
                    select.setObject(i + 1, values[i]);
            }
            List<Kept> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    found.add(kept(rows));
            }
            return found;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a decision could not be read", e);
        }
    }

    private static Kept kept(ResultSet row) throws SQLException, JsonProcessingException {
        return new Kept(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getObject(5, LocalDate.class),
                row.getString(6), row.getBoolean(7), row.getString(8), Json.MAPPER.readValue(row.getString(9), new TypeReference<>() {}),
                Json.MAPPER.readValue(row.getString(10), new TypeReference<>() {}), row.getString(11));
    }

    private static String json(Object value) { return new String(Json.bytes(value), java.nio.charset.StandardCharsets.UTF_8); }
}

package com.meterwise.campaign.offers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.campaign.decision.Standing;

/** Offers as lists, for people and for the day's work. */
public final class OfferListTable {
    private final Connection connection;

    public OfferListTable(Connection connection) { this.connection = connection; }

    /** @param customerId or null for all, as the other two; @param after last id of the page before, or "" */
    public record Page(String customerId, String campaignId, String status, String after, int limit) {}

    public List<Offer> page(Page page) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select " + OfferTable.COLUMNS + """
                 from offer
                 where offer_id > ? and (?::text is null or customer_id = ?) and (?::text is null or campaign_id = ?)
                   and (?::text is null or status = ?) order by offer_id limit ?
                """)) {
            String[] texts = { page.after, page.customerId, page.customerId, page.campaignId, page.campaignId, page.status, page.status };
            for (int i = 0; i < texts.length; i++)
                select.setString(i + 1, texts[i]);
            select.setInt(texts.length + 1, page.limit);
            List<Offer> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    found.add(OfferTable.offer(rows));
            }
            return found;
        }
    }

    /** What each customer has from each campaign: customer, then campaign. */
    public Map<String, Map<String, Standing>> standings(Collection<String> customerIds) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select customer_id, campaign_id, bool_or(status in ('PROPOSED', 'APPROVED', 'SENT')), max(day)
                  from offer where customer_id = any(?) group by 1, 2
                """)) {
            select.setArray(1, connection.createArrayOf("text", customerIds.toArray()));
            Map<String, Map<String, Standing>> standings = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    standings.computeIfAbsent(rows.getString(1), customer -> new HashMap<>()).put(rows.getString(2),
                            new Standing(rows.getBoolean(3), rows.getObject(4, LocalDate.class)));
            }
            return standings;
        }
    }
}

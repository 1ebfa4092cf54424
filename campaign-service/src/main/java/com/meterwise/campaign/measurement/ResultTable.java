package com.meterwise.campaign.measurement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.campaign.catalogue.Money;

/** Counts the outcomes of campaigns. */
public final class ResultTable {
    private final Connection connection;

    public ResultTable(Connection connection) { this.connection = connection; }

    /** @param target tariff the campaign wants customers on */
    public CampaignResults.Counts count(String campaignId, String target) throws SQLException {
        Map<String, Integer> offers = new TreeMap<>();
        Money value = Money.ZERO;
        Money saving = Money.ZERO;
        try (PreparedStatement select = connection
                .prepareStatement("select status, count(*), sum(value), sum(saving) from offer where campaign_id = ? group by 1")) {
            select.setString(1, campaignId);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    offers.put(rows.getString(1), rows.getInt(2));
                    if (rows.getString(1).equals("ACCEPTED")) {
                        value = new Money(rows.getBigDecimal(3));
                        saving = new Money(rows.getBigDecimal(4));
                    }
                }
            }
        }
        return new CampaignResults.Counts(arms(campaignId, target), offers, value, saving);
    }

    /** A customer is in one arm for good, since the draw depends on its id alone; it counts once however often it was decided about. */
    private Uplift arms(String campaignId, String target) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select count(*) filter (where not held), count(*) filter (where not held and switched),
                       count(*) filter (where held), count(*) filter (where held and switched)
                  from (select bool_or(decision.outcome = 'HELD_OUT') held,
                               coalesce(bool_or(account.body::jsonb ->> 'tariffId' = ?), false) switched
                          from decision left join account on account.customer_id = decision.customer_id
                         where decision.campaign_id = ? and decision.exposable group by decision.customer_id) arm
                """)) {
            select.setString(1, target);
            select.setString(2, campaignId);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return new Uplift(rows.getInt(1), rows.getInt(2), rows.getInt(3), rows.getInt(4));
            }
        }
    }
}

package com.meterwise.campaign.measurement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.campaign.catalogue.Money;

/** Counts the outcomes of campaigns. */
public final class ResultTable {
    private final Connection connection;

    public ResultTable(Connection connection) { this.connection = connection; }

    /** What is measured: @param target tariff the campaign wants customers on, or null; @param contactCost and @param incentive of its product */
    public record Asked(String campaignId, String target, Money contactCost, Money incentive) {}

    public CampaignResults.Counts count(Asked asked) throws SQLException {
        String campaignId = asked.campaignId();
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
        return new CampaignResults.Counts(arms(campaignId, asked.target()), asked.target() != null, offers, value, saving,
                cost(asked, offers.getOrDefault("ACCEPTED", 0)),
                Energy.of(uses(campaignId)));
    }

    /** An offer that ended without an answer was sent if it ended at its fourth step or later. */
    private Money cost(Asked asked, int accepted) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select count(*) from offer where campaign_id = ?
                   and (status in ('SENT', 'ACCEPTED', 'DECLINED') or status in ('EXPIRED', 'WITHDRAWN') and version >= 4)""")) {
            select.setString(1, asked.campaignId());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Money.sum(List.of(asked.contactCost().times(row.getInt(1)), asked.incentive().times(accepted)));
            }
        }
    }

    /** Four weeks before and a quarter after; who has less than two weeks on either side says nothing. Members of a group account count as one. */
    List<Energy.Use> uses(String campaignId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                with exposed as (select customer_id, min(day) as day, bool_or(outcome = 'HELD_OUT') as held
                       from decision where campaign_id = ? and exposable group by customer_id),
                typical as (select percentile_disc(0.5) within group (order by day) as day from exposed),
                subject as (
                    select customer_id, day, case when held then 'HELD_OUT' else 'TREATED' end as arm from exposed
                    union all
                    select customer_id, typical.day, 'NEVER_EXPOSED' from account cross join typical
                     where typical.day is not null and customer_id not in (select customer_id from exposed)),
                metered as (
                    select subject.customer_id, arm, avg(kwh) filter (where energy.day <= subject.day) as before,
                           avg(kwh) filter (where energy.day > subject.day) as after
                      from subject join daily_energy as energy on energy.customer_id = subject.customer_id
                           and energy.day > subject.day - 28 and energy.day <= subject.day + 91
                     group by 1, 2
                    having count(*) filter (where energy.day <= subject.day) >= 14
                       and count(*) filter (where energy.day > subject.day) >= 14)
                select coalesce(account.body::jsonb -> 'traits' ->> 'parentId', metered.customer_id) as unit, arm, avg(before), avg(after)
                  from metered left join account on account.customer_id = metered.customer_id group by 1, 2 order by 1, 2""")) {
            select.setString(1, campaignId);
            List<Energy.Use> uses = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    uses.add(new Energy.Use(row.getString(1), Energy.Group.valueOf(row.getString(2)), row.getDouble(3), row.getDouble(4)));
            }
            return uses;
        }
    }

    /**
     * A customer is in one arm for good, since the draw depends on its id alone, or on that of its group account: the unit drawn is the unit
     * counted, once however often it was decided about, and it has switched if one of its members has.
     */
    private Uplift arms(String campaignId, String target) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select count(*) filter (where not held), count(*) filter (where not held and switched),
                       count(*) filter (where held), count(*) filter (where held and switched)
                  from (select bool_or(decision.outcome = 'HELD_OUT') held,
                               coalesce(bool_or(account.body::jsonb ->> 'tariffId' = ?), false) switched
                          from decision left join account on account.customer_id = decision.customer_id
                         where decision.campaign_id = ? and decision.exposable
                         group by coalesce(account.body::jsonb -> 'traits' ->> 'parentId', decision.customer_id)) arm
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

package com.meterwise.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.meterwise.platform.time.MarketTime;
import com.meterwise.segmentation.features.LoadProfileTable;
import com.meterwise.segmentation.intake.Sql;
import com.meterwise.segmentation.live.LiveMembers;
import com.meterwise.segmentation.membership.MembershipTable;
import com.meterwise.segmentation.publishing.SegmentFlowTable;
import com.meterwise.segmentation.rules.RuleTable;
import com.meterwise.segmentation.screening.CircumstanceTable;
import com.meterwise.segmentation.screening.StandingTable;
import com.meterwise.segmentation.screening.Tier;

/** With a hundred thousand customers a page costs what is on it: no list and no customer's page reads a table from end to end. */
class ManyCustomersTest {
    private static final int CUSTOMERS = 100_000;
    private static final LocalDate DAY = LocalDate.of(2031, 6, 1);
    private static final String ONE = "Z-050000";
    private static final String PROFILE = """
            {"customerId":"x","day":"2031-06-01","features":{"annualKwh":1000},"weekday":[1],"weekend":[1],"interval":"PT1H","usableDays":30,\
            "grade":"A"}""";

    @Test
    void no_page_reads_a_table_from_end_to_end() throws Exception {
        try (Connection connection = TestDatabase.connection()) {
            connection.setAutoCommit(false);
            fill(connection);
            Map<String, Runnable> pages = new LinkedHashMap<>();
            LoadProfileTable profiles = new LoadProfileTable(connection);
            StandingTable standings = new StandingTable(connection);
            pages.put("a customer's profile", () -> assertThat(profiles.find(ONE)).isPresent());
            pages.put("the newest day", () -> assertThat(profiles.newestDay()).contains(DAY));
            pages.put("the map", () -> assertThat(profiles.drawn(DAY, 500)).hasSize(500));
            pages.put("profiles paged", () -> assertThat(profiles.page(DAY, ONE, 50)).hasSize(50));
            pages.put("a segment's customers",
                    () -> assertThat(new MembershipTable(connection).page("S03", ONE, 51)).hasSize(51));
            pages.put("where customers are now", () -> assertThat(LiveMembers.now(List.of(ONE), connection)).hasSize(1));
            pages.put("key accounts", () -> assertThat(standings.page(List.of(Tier.STRATEGIC, Tier.KEY), ONE, 51)).hasSize(51));
            pages.put("customers at risk", () -> assertThat(standings.atRisk(ONE, 51)).hasSize(51));
            pages.put("group accounts", () -> assertThat(standings.groups("", 11)).hasSize(11));
            pages.put("a customer's standing", () -> assertThat(standings.of(List.of(ONE))).hasSize(1));
            pages.put("a rule's customers", () -> assertThat(new RuleTable(connection).members("R-1", ONE, 51)).hasSize(51));
            pages.put("flows of a day", () -> assertThat(new SegmentFlowTable(connection).between(DAY, DAY)).isNotEmpty());
            pages.put("a customer's circumstances", () -> assertThat(new CircumstanceTable(connection, new MarketTime(ZoneId.of("UTC")))
                    .of(List.of(ONE), DAY)).hasSize(1));
            pages.forEach((page, ask) -> {
                long before = scans(connection);
                ask.run();
                assertThat(scans(connection)).as(page).isEqualTo(before);
            });
            connection.rollback();
        }
    }

    /** Of whole large tables, in this transaction. */
    private static long scans(Connection connection) { return new Sql(connection).list("""
            select coalesce(sum(seq_scan), 0) from pg_stat_xact_user_tables
            where relname in ('load_profile', 'membership', 'standing', 'rule_member', 'segment_change', 'customer_state', 'meter',
                'customer_span')""", row -> row.getLong(1)).get(0); }

    private static void fill(Connection connection) throws Exception {
        String customers = "select 'Z-' || lpad(i::text, 6, '0') as id, i from generate_series(0, %d) as i".formatted(CUSTOMERS - 1);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                            delete from load_profile; delete from standing; delete from membership; delete from segment_change;
                            insert into load_profile (customer_id, bucket, day, usable_days, interval_s, grade, annual_kwh, body)
                            select id, i %% 64, date '2031-06-01', 30, 3600, 'A', 1000, '%s'::jsonb from (%s) c;
                            insert into membership (customer_id, segment_id, since, model_id, evaluated, evaluations, margin, reasons, features)
                            select id, 'S0' || i %% 9, '2031-01-01', 'm', '2031-06-01', 0, 1, '[]', '{}' from (%s) c;
                            insert into standing (customer_id, day, tier, pareto_class, gates, dimensions, worth, at_risk)
                            select id, '2031-06-01', case when i %% 100 = 0 then 'KEY' else 'STANDARD' end, 'C', '[]', '{}', case when i %% 500 = 0
                                then jsonb_build_object('weights', '{}'::jsonb, 'values', '{}'::jsonb, 'atRisk', false, 'group',
                                    jsonb_build_object('groupId', 'G-' || i, 'members', 2, 'annualKwh', 1, 'margin', 1))
                                else '{"weights":{},"values":{},"atRisk":false}' end, i %% 50 = 0 from (%s) c;
                            insert into rule_member (customer_id, rule_id, since) select id, 'R-' || i %% 5, '2031-06-01' from (%s) c;
                            insert into segment_change (customer_id, sequence, from_segment, to_segment, day, margin, model_id, reasons)
                            select id, 1, 'S01', 'S02', date '2031-06-01' - i %% 500, 1, 'm', '[]' from (%s) c;
                            insert into customer_state (customer_id, epoch, sequence, valid_from, attributes) select id, 0, 1, 'epoch', '{}' from (%s) c;
                            insert into meter (customer_id, meter_id, status, feeder_id, epoch, sequence)
                            select id, 'M', 'ACTIVE', 'F-' || i %% 4000, 0, 1 from (%s) c;
                            insert into customer_span (customer_id, bucket, first_day, last_day)
                            select id, i %% 64, '2031-01-01', '2031-06-01' from (%s) c;
                            analyze load_profile; analyze membership; analyze standing; analyze rule_member; analyze segment_change;
                            analyze customer_state; analyze meter; analyze customer_span"""
                            .formatted(PROFILE, customers, customers, customers, customers, customers, customers, customers, customers));
        }
    }
}

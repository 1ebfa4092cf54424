package com.meterwise.segmentation.rules;

import static com.meterwise.segmentation.RecordingWork.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.meterwise.contracts.ContractChanged;
import com.meterwise.contracts.LossAlertRaised;
import com.meterwise.contracts.LossComputed;
import com.meterwise.contracts.OfferChanged;
import com.meterwise.contracts.SegmentChanged;
import com.meterwise.contracts.ServiceEventRecorded;
import com.meterwise.contracts.Topic;
import com.meterwise.expression.WrongExpression;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Bell;
import com.meterwise.segmentation.RecordingWork;
import com.meterwise.segmentation.TestDatabase;
import com.meterwise.segmentation.clustering.Archetypes;
import com.meterwise.segmentation.features.Grade;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.features.LoadProfileTable;
import com.meterwise.segmentation.intake.MarketFactsIn;
import com.meterwise.segmentation.intake.Sql;
import com.meterwise.segmentation.intake.SupplyFactsIn;
import com.meterwise.segmentation.publishing.RuleChangesOut;
import com.meterwise.segmentation.screening.CircumstanceTable;

class RuleMembersTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final MarketTime TIME = new MarketTime(ZoneId.of("UTC"));
    private final RuleMembers rules = new RuleMembers(Archetypes.FEATURES, TIME);
    private final MarketFactsIn facts = new MarketFactsIn(new Bell());
    private Connection connection;
    private RecordingWork work;

    @BeforeEach
    void open() throws SQLException, IOException {
        connection = TestDatabase.connection();
        new Sql(connection).update("truncate rule_segment, rule_member, rule_change, publication, customer_state, contract, service_event,"
                + " standing, membership, live_member, load_profile, customer_day, touched");
        new Sql(connection).update("insert into customer_state (customer_id, epoch, sequence, valid_from, region, attributes)"
                + " values ('A', 0, 1, 'epoch', 'north', '{\"roofM2\":\"120\"}'), ('B', 0, 1, 'epoch', 'south', '{}')");
        work = new RecordingWork(connection);
    }

    @AfterEach
    void close() throws SQLException { connection.close(); }

    @Test
    void a_customer_enters_when_the_condition_holds_and_leaves_when_it_no_longer_does() {
        rule("R-large", "annualKwh >= 1000 and region in (\"north\", \"east\")");
        assertThat(moves(profile("A", DAY, 999), profile("B", DAY, 5_000))).isEmpty();
        assertThat(moves(profile("A", DAY.plusDays(1), 1_000))).containsExactly("A enters R-large on 2026-06-02");
        assertThat(moves(profile("A", DAY.plusDays(1), 1_000))).as("once").isEmpty();
        assertThat(moves(profile("A", DAY.plusDays(2), 900))).containsExactly("A leaves R-large on 2026-06-03");
    }

    @Test
    void a_rule_on_a_date_holds_when_the_date_has_come() {
        facts.contracts(List.of(received(Topic.CONTRACT, "K", new ContractChanged("K", "A", "fix", LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 8, 1), null, null, null, null, null, 0, 1))), work);
        rule("R-ends", "contractEnd - today <= 60");
        assertThat(moves(profile("A", DAY, 1), profile("B", DAY, 1))).isEmpty();
        assertThat(moves(profile("A", DAY.plusDays(1), 1), profile("B", DAY.plusDays(1), 1))).containsExactly(
                "A enters R-ends on 2026-06-02");
    }

    @Test
    void a_rule_on_a_window_is_left_when_the_window_has_passed() {
        facts.serviceEvents(List.of(received(Topic.SERVICE_EVENT, "A",
                new ServiceEventRecorded("E", "A", "COMPLAINT", Instant.parse("2026-06-01T08:00:00Z"), null, null, null))), work);
        rule("R-upset", "events(\"COMPLAINT\", 30) > 0");
        assertThat(moves(profile("A", DAY, 1))).containsExactly("A enters R-upset on 2026-06-01");
        assertThat(moves(profile("A", DAY.plusDays(29), 1))).isEmpty();
        assertThat(moves(profile("A", DAY.plusDays(30), 1))).containsExactly("A leaves R-upset on 2026-07-01");
    }

    @Test
    void energy_of_a_window_and_free_attributes_can_be_asked_for() {
        for (int i = 0; i < 10; i++)
            new Sql(connection).update("insert into customer_day (customer_id, day, interval_s, meters, estimated, total_wh, wh)"
                    + " values ('A', ?, 3600, 1, 0, 10000, '')", DAY.minusDays(i));
        rule("R-week", "energy(7) >= 70 and energy(7) < 71 and number(attribute.roofM2) > 100");
        assertThat(moves(profile("A", DAY, 1), profile("B", DAY, 1))).containsExactly("A enters R-week on 2026-06-01");
    }

    @Test
    void losses_of_the_feeder_offers_taken_and_the_margin_of_a_kwh_can_be_asked_for() {
        new Sql(connection).update("truncate feeder_loss, offer_taken, meter, customer_span");
        new Sql(connection).update("insert into meter (customer_id, meter_id, status, feeder_id, epoch, sequence)"
                + " values ('A', 'M-1', 'ACTIVE', 'F-1', 0, 1), ('A', 'M-2', 'ACTIVE', 'F-1', 0, 1), ('B', 'M-3', 'ACTIVE', 'F-2', 0, 1)");
        SupplyFactsIn.losses(List.of(loss("F-1", DAY, 900, 50.0), loss("F-1", DAY, 1_000, 4.0), loss("F-1", DAY.minusDays(1), 3_000, 8.0),
                loss("F-1", DAY.minusDays(2), 500, null), loss("F-2", DAY.minusDays(30), 1_000, 90.0),
                received(Topic.LINE_LOSS, "F-1", new LossAlertRaised("L", "F-1", DAY, "STEP", 9, 5, Map.of(), Instant.EPOCH))), work);
        SupplyFactsIn.offers(
                List.of(offer("O-1", "PROPOSED"), offer("O-1", "ACCEPTED"), offer("O-1", "ACCEPTED"), offer("O-2", "DECLINED")),
                work);
        new Sql(connection).update("insert into standing (customer_id, day, tier, pareto_class, gates, dimensions, worth)"
                + " values ('A', ?, 'KEY', 'A', '[]', '{}', '{\"money\":{\"margin\":40.0}}')", DAY);
        new LoadProfileTable(connection).put(List.of(profile("A", DAY, 2_000), profile("B", DAY, 2_000)));
        Map<String, SortedMap<String, Double>> known = new CircumstanceTable(connection, TIME).of(List.of("A", "B"), DAY);
        // 4 % of 1000 kWh and 8 % of 3000 kWh
        assertThat(known.get("A")).containsOnlyKeys("lossShare", "offersTaken", "marginPerKwh").containsEntry("offersTaken", 1.0)
                .containsEntry("marginPerKwh", 0.02);
        assertThat(known.get("A").get("lossShare")).isCloseTo(0.07, within(1e-12));
        assertThat(known.get("B")).as("a loss of a month ago is no news").isEqualTo(Map.of("offersTaken", 0.0));
        rule("R-lossy", "lossShare > 0.06 and offersTaken >= 1 and marginPerKwh < 0.05");
        assertThat(moves(profile("A", DAY, 2_000), profile("B", DAY, 2_000))).containsExactly("A enters R-lossy on 2026-06-01");
    }

    private static Received loss(String feeder, LocalDate day, double supplied, Double percent) {
        return received(Topic.LINE_LOSS, feeder,
                new LossComputed(feeder, day, supplied, 0, 0, percent, null, null, 1, 0, 25, Instant.EPOCH));
    }

    private static Received offer(String id, String status) {
        return received(Topic.OFFER, "A", new OfferChanged(id, 1, status, "A", "K", "P", "1", "1", "EUR", List.of(), "hash", null,
                Instant.parse("2026-05-01T08:00:00Z")));
    }

    @Test
    void a_change_is_told_with_the_rule_and_the_values_that_decided() {
        rule("R-large", "annualKwh >= 1000");
        rule("R-north", "region = \"north\"");
        List<RuleMove> moves = rules.evaluate(List.of(profile("A", DAY, 2_000)), connection);
        new RuleChangesOut(TIME).send(moves, work);
        assertThat(work.sent()).hasSize(2).first().isInstanceOfSatisfying(SegmentChanged.class, change -> {
            assertThat(change.from()).isNull();
            assertThat(change.to()).isEqualTo("R-large");
            assertThat(change.modelId()).isEqualTo("R-large@1");
            assertThat(change.reasons().get(0).text()).isEqualTo("annualKwh >= 1000 holds with {annualKwh=2000}");
            assertThat(change.sequence()).isEqualTo(1);
        });
        assertThat(((SegmentChanged) work.sent().get(1)).sequence()).isEqualTo(2);
    }

    @Test
    void a_preview_counts_what_holds_what_cannot_be_said_and_what_it_shares_with_the_learned_segments() {
        new LoadProfileTable(connection).put(List.of(profile("A", DAY, 3_000), profile("B", DAY, 1_000), profile("C", DAY, 1_000)));
        for (String[] member : new String[][]{ { "A", "S01" }, { "B", "S01" }, { "C", "S02" } })
            new Sql(connection).update("insert into membership (customer_id, segment_id, since, model_id, evaluated, evaluations, margin,"
                    + " reasons, features) values (?, ?, date '2026-01-01', 'm', date '2026-01-01', 0, 1, '[]', '{}')", member[0],
                    member[1]);
        Preview preview = rules.preview("region = \"north\"", connection);
        assertThat(preview.customers()).isEqualTo(1);
        assertThat(preview.of()).isEqualTo(3);
        assertThat(preview.undecided()).as("nobody told where C is").isEqualTo(1);
        assertThat(preview.kwhShare()).isCloseTo(0.6, within(1e-9));
        assertThat(preview.overlaps()).containsExactly(new Preview.Overlap("S01", 1, 1, 0.5));
        assertThat(preview.sample()).singleElement().satisfies(one -> assertThat(one.findings()).hasSize(1));
    }

    @Test
    void a_deleted_rule_lets_everybody_go() {
        RuleSegment rule = rule("R-all", "annualKwh > 0");
        moves(profile("A", DAY, 1), profile("B", DAY, 1));
        assertThat(rules.delete(rule, DAY, connection)).extracting(RuleMove::customerId).containsExactly("A", "B");
        assertThat(new RuleTable(connection).all()).isEmpty();
        assertThat(new RuleTable(connection).size("R-all")).isZero();
    }

    @Test
    void a_rule_that_cannot_be_read_is_refused_when_written_and_moves_nobody_later() {
        assertThatThrownBy(() -> rules.check("annualKwh > \"much\"")).isInstanceOf(WrongExpression.class);
        RuleSegment old = rule("R-old", "featureOfLastYear > 1");
        assertThat(rules.isReadable(old)).isFalse();
        assertThat(moves(profile("A", DAY, 1))).isEmpty();
    }

    private RuleSegment rule(String id, String expression) {
        RuleSegment rule = new RuleSegment(id, id, null, expression, 1, "test");
        assertThat(new RuleTable(connection).add(rule)).isTrue();
        return rule;
    }

    private List<String> moves(LoadProfile... profiles) {
        return rules.evaluate(List.of(profiles), connection).stream()
                .map(move -> "%s %s %s on %s".formatted(move.customerId(), move.entered() ? "enters" : "leaves", move.rule().ruleId(),
                        move.day()))
                .toList();
    }

    private static LoadProfile profile(String id, LocalDate day, double annualKwh) {
        return new LoadProfile(id, day, new TreeMap<>(Map.of("annualKwh", annualKwh)), new double[24], new double[24], Duration.ofHours(1),
                30, Grade.A);
    }
}

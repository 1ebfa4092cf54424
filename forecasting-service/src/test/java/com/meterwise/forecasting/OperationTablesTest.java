package com.meterwise.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.meterwise.contracts.Topic;
import com.meterwise.forecasting.evaluation.Accuracy;
import com.meterwise.forecasting.intake.MasterTable;
import com.meterwise.forecasting.intake.SegmentTable;
import com.meterwise.forecasting.losses.LossAlert;
import com.meterwise.forecasting.losses.Suspects;
import com.meterwise.forecasting.operation.InputGate;
import com.meterwise.forecasting.publishing.AccuracyTable;
import com.meterwise.forecasting.publishing.AlarmTable;
import com.meterwise.forecasting.publishing.LossAlertTable;
import com.meterwise.forecasting.publishing.MeasuredDay;
import com.meterwise.forecasting.publishing.OperationTable;
import com.meterwise.platform.outbox.Outgoing;
import com.meterwise.platform.work.Work;

class OperationTablesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Test
    void a_bias_of_weeks_is_told_once_and_taken_back_when_it_is_gone() throws SQLException {
        measure(DAY, 20, 10);
        new AlarmsJob().run(DAY.plusDays(19), work());
        new AlarmsJob().run(DAY.plusDays(19), work());
        assertThat(AlarmTable.alarms(null, true, 10, DATABASE.connection())).singleElement().satisfies(alarm -> {
            assertThat(alarm.series()).isEqualTo(new AlarmTable.Series("feeder", "F1", 2));
            assertThat(alarm.kind()).isEqualTo("BIAS");
            assertThat(alarm.raisedOn()).isEqualTo(DAY.plusDays(19));
        });
        measure(DAY.plusDays(20), 28, 0);
        new AlarmsJob().run(DAY.plusDays(47), work());
        assertThat(AlarmTable.alarms("feeder", true, 10, DATABASE.connection())).isEmpty();
        assertThat(AlarmTable.alarms("feeder", false, 10, DATABASE.connection())).extracting(AlarmTable.Alarm::clearedOn)
                .containsExactly(DAY.plusDays(47));
    }

    @Test
    void a_forecast_keeps_the_members_it_was_made_of_wherever_they_move() throws SQLException {
        told("C1", "", "s-1");
        told("C2", "", "s-1");
        told("C2", "R-big", "R-big");
        SegmentTable.freeze(DAY, DATABASE.connection());
        told("C1", "", "s-2");
        SegmentTable.freeze(DAY.plusDays(1), DATABASE.connection());
        SegmentTable.freeze(DAY.plusDays(1), DATABASE.connection());
        told("C1", "", "s-1");
        told("C2", "", null);
        told("C2", "R-big", null);
        SegmentTable.freeze(DAY.plusDays(2), DATABASE.connection());
        assertThat(frozen(DAY)).isEqualTo(Map.of("C1", List.of("s-1"), "C2", List.of("R-big", "s-1")));
        assertThat(frozen(DAY.plusDays(1))).isEqualTo(Map.of("C1", List.of("s-2"), "C2", List.of("R-big", "s-1")));
        assertThat(frozen(DAY.plusDays(2))).isEqualTo(Map.of("C1", List.of("s-1")));
        assertThat(frozen(DAY.minusDays(1))).isEmpty();
        assertThat(SegmentTable.firstFrozen(DATABASE.connection())).contains(DAY);
        assertThat(SegmentTable.members("s-1", DATABASE.connection())).containsExactly("C1");
    }

    @Test
    void a_customer_counts_for_the_first_of_its_meters_feeders() throws SQLException {
        execute("insert into customer values ('C1', 0, 'RESIDENTIAL', 'R1', 1, 1), ('C2', 0, 'RESIDENTIAL', null, 1, 1)");
        execute("""
                insert into meter values ('M1', 'CUSTOMER', 'C1', 'F2', null, true, now(), 1, 1), ('M2', 'CUSTOMER', 'C1', 'F1', null, true, now(), 1, 1),
                    ('M3', 'CUSTOMER', 'C2', 'F2', null, true, now(), 1, 1), ('M4', 'CUSTOMER', 'C9', 'F1', null, true, now(), 1, 1)""");
        assertThat(MasterTable.places(List.of("C1", "C2", "C9"), DATABASE.connection())).isEqualTo(
                Map.of("C1", new MasterTable.Place("F1", "R1"), "C2", new MasterTable.Place("F2", null)));
        assertThat(MasterTable.onFeeder("F1", DATABASE.connection())).containsExactly("C1");
        assertThat(MasterTable.onFeeder("F2", DATABASE.connection())).containsExactly("C2");
    }

    @Test
    void who_is_known_since_a_day_has_a_value_of_it_or_before() throws SQLException {
        for (String customer : List.of("C1", "C2"))
            execute("""
                    insert into meter_day values ('%s', 'M', 'importKwh', '2026-03-%s', 0, 'CUSTOMER', null, 3600, '{1}', 1, 0, 1, now())"""
                    .formatted(customer, customer.equals("C1") ? "02" : "03"));
        assertThat(MasterTable.knownSince(DAY, List.of("C1", "C2", "C3"), DATABASE.connection())).containsExactly("C1");
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = DATABASE.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    private static void told(String customer, String scheme, String segment) throws SQLException {
        try (PreparedStatement keep = DATABASE.connection().prepareStatement("""
                insert into segment_member values (?, ?, ?, 1)
                on conflict (customer_id, scheme) do update set segment_id = excluded.segment_id""")) {
            keep.setString(1, customer);
            keep.setString(2, scheme);
            keep.setString(3, segment);
            keep.executeUpdate();
        }
    }

    private static Map<String, List<String>> frozen(LocalDate day) throws SQLException {
        return SegmentTable.frozen(day, List.of("C1", "C2"), DATABASE.connection());
    }

    @Test
    void promotions_and_refused_inputs_are_logged_once_and_read_page_by_page() throws SQLException {
        for (int times = 0; times < 2; times++) {
            OperationTable.keepFinding("C1", DAY, InputGate.Finding.FLAT, 1, DATABASE.connection());
            OperationTable.promoted(new OperationTable.Promotion("C1", DAY, "ridge", "seasonal-naive-7d", "it was worse"),
                    DATABASE.connection());
            OperationTable.promoted(new OperationTable.Promotion("C2", DAY, "seasonal-naive-7d", "ridge", "it was better"),
                    DATABASE.connection());
        }
        assertThat(OperationTable.findings(null, DAY, DAY, "", DAY.minusDays(1), 10, DATABASE.connection()))
                .containsExactly(new OperationTable.InputFinding("C1", DAY, "FLAT", 1));
        assertThat(OperationTable.promotions(null, DAY, DAY, "C1", DAY, 10, DATABASE.connection()))
                .extracting(OperationTable.Promotion::toModel)
                .containsExactly("ridge");
        assertThat(OperationTable.promotions("C1", DAY, DAY, "", DAY.minusDays(1), 10, DATABASE.connection())).hasSize(1);
    }

    @Test
    void an_alert_is_raised_once_with_its_suspects() throws SQLException {
        Suspects suspects = new Suspects(List.of(new Suspects.Suspect("C2", 0.2, 40, 0.9), new Suspects.Suspect("C1", 0.1, 3, 0.1)), 0, 0,
                1);
        LossAlert alert = new LossAlert("F1", DAY, LossAlert.Kind.PROPORTIONAL, DAY.minusDays(2), 9, 8, 42, suspects);
        assertThat(LossAlertTable.add(alert, DATABASE.connection())).isTrue();
        assertThat(LossAlertTable.add(alert, DATABASE.connection())).isFalse();
        assertThat(LossAlertTable.lastAlert("F1", DAY.minusDays(1), DATABASE.connection())).isNull();
        assertThat(LossAlertTable.lastAlert("F1", DAY, DATABASE.connection())).isEqualTo(DAY);
        assertThat(LossAlertTable.alerts("F1", DAY, DAY, "", DAY.minusDays(1), 10, DATABASE.connection())).singleElement()
                .satisfies(kept -> assertThat(kept.kind()).isEqualTo("PROPORTIONAL"));
        assertThat(LossAlertTable.suspects(null, DAY, DAY, 10, DATABASE.connection()))
                .extracting(one -> one.place() + " " + one.suspect().customerId())
                .containsExactly("1 C2", "2 C1");
    }

    /** Days of a feeder of 1,000 kWh, forecast too low by so many percent, a little more or less every other day. */
    private static void measure(LocalDate first, int days, double percent) throws SQLException {
        List<MeasuredDay> measured = new ArrayList<>();
        for (int d = 0; d < days; d++) {
            double error = 10 * percent + (d % 2 == 0 ? 5 : -5);
            measured.add(new MeasuredDay("feeder", "F1", first.plusDays(d), 2, "sum of customers",
                    new Accuracy(24, Math.abs(error), error * error, error, 1000, 0.1, 24, 1, d % 5 == 0 ? 20 : 19, 10)));
        }
        AccuracyTable.keep(measured, DATABASE.connection());
    }

    private static Work work() {
        return new Work() {
            @Override
            public Connection connection() { return DATABASE.connection(); }

            @Override
            public void send(Topic topic, String key, String partitionKey, Object event) { throw new AssertionError("nothing is sent"); }

            @Override
            public void sendTombstone(Topic topic, String key, String partitionKey) { throw new AssertionError("nothing is sent"); }

            @Override
            public void sendAsIs(Outgoing record) { throw new AssertionError("nothing is sent"); }
        };
    }
}

package com.meterwise.segmentation.intake;

import static com.meterwise.segmentation.RecordingWork.received;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.meterwise.contracts.ReadingsRecorded;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Bell;
import com.meterwise.segmentation.RecordingWork;
import com.meterwise.segmentation.TestDatabase;
import com.meterwise.segmentation.intake.ReactiveTable.Reactive;

class ReactiveTableTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private final ReadingsIn intake = new ReadingsIn(new Bell());
    private Connection connection;

    @BeforeEach
    void open() throws SQLException, IOException {
        connection = TestDatabase.connection();
        new Sql(connection).update("truncate meter_day, customer_day, customer_month, customer_span, reactive_day, touched");
    }

    @AfterEach
    void close() throws SQLException { connection.close(); }

    @Test
    void both_directions_of_every_meter_add_up_and_the_highest_revision_wins() {
        read(readings("M1", "importKwh", 1, 4), readings("M1", "importKvarh", 1, 9), readings("M1", "exportKvarh", 1, -1));
        read(readings("M1", "importKvarh", 2, 2));
        read(readings("M1", "importKvarh", 1, 9));
        assertThat(june()).isEqualTo(Map.of("C", new Reactive(1, 96_000, 72_000)));
    }

    @Test
    void a_day_on_which_a_meter_or_a_slot_lacks_reactive_energy_says_nothing() {
        read(readings("M1", "importKwh", 1, 4), readings("M1", "importKvarh", 1, Double.NaN));
        assertThat(june()).isEmpty();
        read(readings("M1", "importKvarh", 2, 3), readings("M2", "importKwh", 1, 1));
        assertThat(june()).as("M2's reactive energy is not known").isEmpty();
        read(readings("M2", "importKvarh", 1, 0));
        assertThat(june()).isEqualTo(Map.of("C", new Reactive(1, 120_000, 72_000)));
    }

    @Test
    void reactive_energy_is_nobodys_use() {
        read(readings("M1", "importKvarh", 1, 3));
        assertThat(new Sql(connection).list("select 1 from customer_day", row -> 1)).isEmpty();
        assertThat(june()).isEmpty();
    }

    private Map<String, Reactive> june() { return new ReactiveTable(connection).during(List.of("C", "D"), DAY, DAY.plusDays(29)); }

    private void read(ReadingsRecorded... events) {
        intake.handle(Arrays.stream(events).<Received>map(event -> received(Topic.READINGS, "C", event)).toList(),
                new RecordingWork(connection));
    }

    private static ReadingsRecorded readings(String meter, String channel, int revision, double anHour) {
        double[] values = new double[24];
        Arrays.fill(values, anHour);
        return new ReadingsRecorded(meter, channel, "C", null, "CUSTOMER", DAY, DAY.atStartOfDay().toInstant(ZoneOffset.UTC),
                Duration.ofHours(1), values, "V".repeat(24), "VALIDATED", revision,
                DAY.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }
}

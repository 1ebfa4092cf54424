package com.meterwise.segmentation.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.meterwise.segmentation.TestDatabase;

class LoadWindowTableTest {
    private static final LocalDate FROM = LocalDate.of(2031, 1, 1);
    private static final LocalDate TO = LocalDate.of(2031, 3, 31);
    private static final long HOUR = Instant.parse("2031-02-01T10:00:00Z").getEpochSecond() / 3600;
    private static final Instant UNTIL = Instant.parse("2031-03-31T22:00:00Z");

    @Test
    void a_window_knows_contract_events_weather_and_system_peaks_up_to_its_end() throws Exception {
        try (Connection connection = TestDatabase.connection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        """
                                insert into customer (customer_id, bucket, kind, region, critical_supply, epoch, sequence)
                                values ('W-1', 0, 'INDUSTRIAL', 'NORTH', true, 0, 1), ('W-2', 0, null, 'SOUTH', null, 0, 1);
                                insert into customer_state (customer_id, epoch, sequence, valid_from, tariff_id, attributes) values
                                ('W-2', 0, 1, '2031-01-01T00:00Z', 'T-OLD', '{}'), ('W-2', 0, 2, '2031-03-31T22:00Z', 'T-NEW', '{}');
                                insert into tariff_state (tariff_id, epoch, sequence, valid_from, prices, slots, weekend_slots) values
                                ('T-OLD', 0, 1, null, '{"day": 0.4, "night": 0.2}', array_fill('night'::text, '{8}') || array_fill('day'::text, '{16}'),
                                    '{}'),
                                ('T-NEW', 0, 1, null, '{"day": 0.4, "night": 0.2}', array_fill('day'::text, '{8}') || array_fill('night'::text, '{16}'),
                                    '{}');
                                insert into contract (contract_id, customer_id, from_day, to_day, monthly_kwh, epoch, sequence)
                                values ('K-1', 'W-1', '2031-02-01', null, '{310,280,310,300,310,300,310,310,300,310,300,310}', 0, 1);
                                insert into service_event (customer_id, service_event_id, kind, from_at) values
                                ('W-1', 'E-1', 'OUTAGE', '2031-03-01T00:00Z'), ('W-1', 'E-2', 'OUTAGE', '2031-04-02T00:00Z'),
                                ('W-1', 'E-3', 'OUTAGE', '2030-03-01T00:00Z');
                                insert into indicator (indicator, region, at, value) values
                                ('weather.temperature', 'NORTH', '2031-02-01T10:00Z', 4), ('weather.temperature', 'NORTH', '2031-02-01T10:30Z', 6),
                                ('weather.temperature', '', '2031-02-01T10:00Z', 9), ('weather.temperature', '', '2031-04-01T10:00Z', 12);
                                insert into system_peak (day, hour, kw) values ('2031-02-01', 18, 100), ('2031-04-01', 7, 100)""");
            }
            List<LoadWindow> windows = new LoadWindowTable(connection, 0.1).windows(List.of("W-1", "W-2", "W-3"), FROM, TO, UNTIL);
            assertThat(windows.get(0).facts()).isEqualTo(new Facts("INDUSTRIAL", true,
                    Map.of(YearMonth.of(2031, 2), 10.0, YearMonth.of(2031, 3), 10.0), Map.of("OUTAGE", 1)));
            assertThat(windows.get(0).surroundings().celsiusAt(HOUR)).isEqualTo(5.0);
            assertThat(windows.get(0).surroundings().systemPeaks()).isEqualTo(Map.of(LocalDate.of(2031, 2, 1), 18));
            assertThat(windows.get(1).surroundings().celsiusAt(HOUR)).as("a region without a station has everywhere's weather")
                    .isEqualTo(9.0);
            assertThat(windows.get(1).facts().events()).isEmpty();
            assertThat(windows.get(1).facts().periods().peak()).as("the tariff of the next day is not in force yet").hasSize(16);
            assertThat(windows.get(2).facts()).isEqualTo(Facts.NONE);
            connection.rollback();
        }
    }
}

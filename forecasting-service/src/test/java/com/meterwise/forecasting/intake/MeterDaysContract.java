package com.meterwise.forecasting.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

/** What every {@link MeterDays} has to keep to. */
abstract class MeterDaysContract {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    abstract MeterDays days();

    abstract Connection connection();

    @Test
    void a_higher_revision_replaces_a_lower_one_and_never_the_other_way() throws SQLException {
        days().replace(List.of(day("C1", "M1", DAY, 2, 200)), connection());
        days().replace(List.of(day("C1", "M1", DAY, 1, 100)), connection());
        assertThat(read("C1")).singleElement().satisfies(held -> assertThat(held.wh()[0]).isEqualTo(200));
        days().replace(List.of(day("C1", "M1", DAY, 3, 300)), connection());
        assertThat(read("C1")).singleElement().satisfies(held -> assertThat(held.wh()[0]).isEqualTo(300));
    }

    @Test
    void a_missing_value_stays_missing() throws SQLException {
        MeterDay holed = day("C1", "M1", DAY, 1, 100);
        holed.wh()[7] = Double.NaN;
        days().replace(List.of(holed), connection());
        assertThat(read("C1").get(0).wh()).isEqualTo(holed.wh());
    }

    @Test
    void days_come_by_owner_meter_and_day_within_the_range_asked_for() throws SQLException {
        days().replace(List.of(day("C2", "M3", DAY, 1, 1), day("C1", "M2", DAY, 1, 1), day("C1", "M1", DAY.plusDays(1), 1, 1),
                day("C1", "M1", DAY, 1, 1), day("C1", "M1", DAY.minusDays(9), 1, 1)), connection());
        assertThat(days().of(List.of("C1", "C2"), "importKwh", DAY.minusDays(1), DAY.plusDays(1), connection()))
                .extracting(day -> day.meterId() + " " + day.day())
                .containsExactly("M1 2026-03-02", "M1 2026-03-03", "M2 2026-03-02", "M3 2026-03-02");
    }

    @Test
    void the_days_of_a_feeder_come_day_by_day() throws SQLException {
        days().replace(List.of(day("C2", "M2", DAY, 1, 1), day("C1", "M1", DAY.plusDays(1), 1, 1), day("C1", "M1", DAY, 1, 1)),
                connection());
        assertThat(days().onFeeders(List.of("F1"), DAY.minusDays(1), DAY.plusDays(1), connection()))
                .extracting(day -> day.day() + " " + day.meterId())
                .containsExactly("2026-03-02 M1", "2026-03-02 M2", "2026-03-03 M1");
        assertThat(days().onFeeders(List.of("F2"), DAY.minusDays(1), DAY.plusDays(1), connection())).isEmpty();
    }

    @Test
    void a_forgotten_owner_leaves_nothing() throws SQLException {
        days().replace(List.of(day("C1", "M1", DAY, 1, 1)), connection());
        days().forget("C1", connection());
        assertThat(read("C1")).isEmpty();
    }

    private List<MeterDay> read(String owner) throws SQLException {
        return days().of(List.of(owner), "importKwh", DAY.minusDays(30), DAY.plusDays(30), connection());
    }

    private static MeterDay day(String owner, String meter, LocalDate day, int revision, double wh) {
        double[] values = new double[24];
        Arrays.fill(values, wh);
        return new MeterDay(owner, meter, "importKwh", day, MeterDay.CUSTOMER, "F1", Duration.ofHours(1), values, 24, 0, revision,
                Instant.parse("2026-03-03T00:00:00Z"));
    }
}

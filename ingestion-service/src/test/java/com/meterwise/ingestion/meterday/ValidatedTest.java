package com.meterwise.ingestion.meterday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.meterwise.ingestion.checking.DayKind;
import com.meterwise.ingestion.checking.Severity;
import com.meterwise.ingestion.checking.Suspicion;
import com.meterwise.ingestion.checking.Thresholds;
import com.meterwise.ingestion.checking.Trail;
import com.meterwise.ingestion.estimation.Estimate;
import com.meterwise.ingestion.estimation.Verdict;
import com.meterwise.ingestion.intake.Energy;

class ValidatedTest {
    private static final Instant SENT = Instant.parse("2026-01-02T00:00:00Z");
    private final MeterDay day = MeterDayTest.day();

    @Test
    void as_long_as_nothing_is_said_against_them_the_measured_values_count() {
        day.merge(MeterDayTest.block(0, SENT, 1, 2), 0);
        assertThat(day.validated().isAsMeasured(day.wh(), day.quality())).isTrue();
        assertThat(day.validate(verdict(day.wh().clone(), day.quality()))).as("the same again is no revision").isFalse();
        assertThat(day.revision()).isEqualTo(1);
    }

    @Test
    void an_estimate_is_a_revision_beside_the_measured_values_and_gives_way_to_a_measured_one() {
        day.merge(MeterDayTest.block(0, SENT, 1, Double.NaN, 3), 0);
        assertThat(day.validate(estimating(1, 2000))).isTrue();
        assertThat(day.revision()).isEqualTo(2);
        assertThat(day.wh()[1]).isEqualTo(Energy.MISSING);
        assertThat(day.validated().kwh()[1]).isEqualTo(2);
        assertThat(day.validated().estimated()).isEqualTo(1);

        day.merge(MeterDayTest.block(1, SENT, 2.5), 1);
        assertThat(day.revision()).isEqualTo(3);
        assertThat(day.validated().kwh()[1]).isEqualTo(2.5);
        assertThat(day.validated().quality()).startsWith("VVV");
        assertThat(day.validated().kwh()[0]).isEqualTo(1);
    }

    @Test
    void a_persons_value_outlives_the_next_close_but_not_the_next_measured_value() {
        day.merge(MeterDayTest.block(0, SENT, 1, 2, 3), 0);
        day.edit(1, new long[]{ 700 });
        assertThat(day.revision()).isEqualTo(2);
        assertThat(day.validate(verdict(day.wh().clone(), day.quality()))).isFalse();
        assertThat(day.validated().quality()).startsWith("VDV");
        assertThat(day.validated().kwh()[1]).isEqualTo(0.7);
        day.merge(MeterDayTest.block(1, SENT, 2), 1);
        assertThat(day.validated().kwh()[1]).as("what was edited, sent again").isEqualTo(0.7);
        day.merge(MeterDayTest.block(1, SENT.plusSeconds(1), 4), 1);
        assertThat(day.validated().kwh()[1]).isEqualTo(4);
    }

    @Test
    void a_grade_is_the_worst_of_coverage_share_estimated_and_severity() {
        assertThat(Grade.of(48, 0, 48, Severity.INFO)).as("remarks are harmless").isEqualTo(Grade.A);
        assertThat(Grade.of(48, 2, 48, Severity.NONE)).isEqualTo(Grade.B);
        assertThat(Grade.of(48, 6, 48, Severity.NONE)).isEqualTo(Grade.C);
        assertThat(Grade.of(48, 0, 48, Severity.WARNING)).isEqualTo(Grade.B);
        assertThat(Grade.of(48, 0, 48, Severity.ERROR)).isEqualTo(Grade.C);
        assertThat(Grade.of(30, 0, 48, Severity.NONE)).isEqualTo(Grade.F);
    }

    @Test
    void a_first_look_doubts_a_spike_and_tells_it_under_an_id_that_numbers_do_not_change() {
        double[] kwh = new double[48];
        java.util.Arrays.fill(kwh, 1);
        kwh[30] = 30;
        day.merge(MeterDayTest.block(0, SENT, kwh), 0);
        FirstLook look = new FirstLook(meter -> Thresholds.USUAL, DayKind.Calendar.BY_WEEKDAY);
        List<Finding> found = look.at(day, Trail.none(LocalDate.of(2026, 1, 1)));
        assertThat(found).extracting(Finding::rule).containsExactly("V07", "V09");
        assertThat(day.validated().letters()[30]).isEqualTo('Q');
        assertThat(day.quality()).as("as sent").doesNotContain("Q");
        Suspicion other = new Suspicion("V07", Severity.WARNING, 30, 1, "other numbers");
        assertThat(Finding.of(day.key(), other, SENT).id()).isEqualTo(found.get(0).id());
    }

    @Test
    void a_finding_is_answered_once() {
        assertThat(FindingState.OPEN.canBecome(FindingState.ACKNOWLEDGED)).isTrue();
        assertThat(FindingState.ACKNOWLEDGED.canBecome(FindingState.EDITED)).isTrue();
        assertThat(FindingState.ACKNOWLEDGED.canBecome(FindingState.ACKNOWLEDGED)).isFalse();
        assertThat(FindingState.ACCEPTED.canBecome(FindingState.EDITED)).isFalse();
        assertThat(FindingState.WITHDRAWN.canBecome(FindingState.ACCEPTED)).isFalse();
        assertThat(FindingState.OPEN.canBecome(FindingState.WITHDRAWN)).as("only a rule takes back what it said").isFalse();
    }

    @Test
    void how_an_estimate_was_made_is_kept() {
        Estimate estimate = new Estimate(3, new long[]{ 5, 6 }, Estimate.Method.LIKE_DAY,
                List.of(LocalDate.of(2026, 1, 1), LocalDate.of(2025, 12, 25)), true, 7);
        Estimate read = EstimateJson.read(EstimateJson.write(List.of(estimate))).get(0);
        assertThat(read.wh()).isEqualTo(estimate.wh());
        assertThat(read.donors()).isEqualTo(estimate.donors());
        assertThat(read.method()).isEqualTo(Estimate.Method.LIKE_DAY);
        assertThat(read.scaled()).isTrue();
        assertThat(read.boundWh()).isEqualTo(7);
    }

    private Verdict estimating(int slot, long wh) {
        long[] values = day.wh().clone();
        values[slot] = wh;
        StringBuilder quality = new StringBuilder(day.quality());
        quality.setCharAt(slot, 'E');
        return new Verdict(values, quality.toString(),
                List.of(new Estimate(slot, new long[]{ wh }, Estimate.Method.LINEAR, List.of(), false, 1)), List.of(), Severity.WARNING);
    }

    private static Verdict verdict(long[] wh, String quality) { return new Verdict(wh, quality, List.of(), List.of(), Severity.NONE); }
}

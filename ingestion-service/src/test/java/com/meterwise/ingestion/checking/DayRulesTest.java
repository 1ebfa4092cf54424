package com.meterwise.ingestion.checking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.meterwise.ingestion.intake.Energy;

/** A test a rule, of the same name. Days have 48 half-hours. */
class DayRulesTest {
    /** A Monday after eight weeks. */
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Thresholds USUAL = Thresholds.USUAL;

    @Test
    void gap() {
        long[] wh = usual(0);
        assertThat(USUAL.gap().judge(day(wh), Trail.none(DAY), Past.none(DAY))).isEmpty();
        wh[0] = wh[1] = wh[7] = Energy.MISSING;
        List<Suspicion> found = USUAL.gap().judge(day(wh), Trail.none(DAY), Past.none(DAY));
        assertThat(found).extracting(Suspicion::detail).containsExactly("3 of 48 slots missing: [0, 2) [7, 8)");
        assertThat(found).extracting(Suspicion::severity).containsExactly(Severity.WARNING);
        Arrays.fill(wh, 10, 30, Energy.MISSING);
        assertThat(USUAL.gap().judge(day(wh), Trail.none(DAY), Past.none(DAY)).get(0).severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void spike() {
        assertThat(spikes(30, 12, 10)).as("(30 - 10) / 10 = 2").extracting(Suspicion::slot).containsExactly(20);
        assertThat(spikes(30, 29, 28)).as("a block of load is not a spike").isEmpty();
        assertThat(spikes(28, 12, 10)).as("1.8 is the limit itself").isEmpty();
        assertThat(USUAL.spike().judge(day(top(30, 12, 10)), Trail.none(DAY), past(back -> top(25, 12, 10)))).as("known from other days")
                .isEmpty();
        long[] small = IntStream.range(0, 48).mapToLong(slot -> slot == 9 ? 400 : 40).toArray();
        assertThat(USUAL.spike().judge(day(small), Trail.none(DAY), Past.none(DAY))).as("a third highest under the floor").isEmpty();
    }

    @Test
    void robust_spike() {
        RobustSpike rule = USUAL.robustSpike();
        Past past = past(DayRulesTest::usual);
        assertThat(rule.judge(day(usual(1)), Trail.none(DAY), past)).isEmpty();
        long[] night = usual(1);
        night[6] = 4_000;
        assertThat(rule.isCurious(day(night), Trail.none(DAY))).isTrue();
        assertThat(rule.judge(day(night), Trail.none(DAY), past)).as("below the day's peak, but at night").extracting(Suspicion::slot)
                .containsExactly(6);
        assertThat(rule.judge(day(night), Trail.none(DAY), Past.none(DAY))).as("without history nothing is unusual").isEmpty();
        long[] cold = Arrays.stream(usual(1)).map(wh -> 2 * wh).toArray();
        assertThat(rule.judge(day(cold), Trail.none(DAY), past)).as("a high day is not full of spikes").isEmpty();
    }

    @Test
    void step() {
        long[] wh = usual(0);
        wh[30] = 100 * wh[29];
        assertThat(USUAL.step().judge(day(wh), Trail.none(DAY), Past.none(DAY))).extracting(Suspicion::slot, Suspicion::severity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(30, Severity.INFO));
        long[] high = new long[48];
        Arrays.fill(high, 90_000_000);
        assertThat(USUAL.step().judge(day(high), trail(DayRulesTest::usual), Past.none(DAY))).as("from the last slot of the day before")
                .extracting(Suspicion::slot).containsExactly(0);
    }

    @Test
    void zero_run() {
        ZeroRun rule = USUAL.zeroRun();
        long[] none = new long[48];
        Trail twoDays = trail(back -> back <= 2 ? none.clone() : usual(back));
        assertThat(rule.judge(day(none), twoDays, Past.none(DAY))).as("144 slots, 96 are believed").hasSize(1);
        assertThat(rule.judge(day(none), trail(back -> back <= 1 ? none.clone() : usual(back)), Past.none(DAY))).as("48 h and no more")
                .isEmpty();
        assertThat(rule.judge(day(none), trail(back -> withZeros(back <= 2 ? 48 : 10)), Past.none(DAY))).as("its way").isEmpty();
        assertThat(rule.judge(day(usual(0)), twoDays, Past.none(DAY))).as("over").isEmpty();
    }

    @Test
    void flatline() {
        Flatline rule = USUAL.flatline();
        long[] flat = new long[48];
        Arrays.fill(flat, 1234);
        assertThat(rule.judge(day(flat), Trail.none(DAY), Past.none(DAY))).extracting(Suspicion::rule).containsExactly("V13");
        long[] half = usual(0);
        Arrays.fill(half, 0, 24, 1234);
        assertThat(rule.judge(day(half), Trail.none(DAY), Past.none(DAY))).as("twelve hours").isEmpty();
        long[] evening = usual(1);
        Arrays.fill(evening, 24, 48, 1234);
        assertThat(rule.judge(day(half), trail(back -> back == 1 ? evening : usual(back)), Past.none(DAY))).as("over midnight").hasSize(1);
        assertThat(rule.judge(day(new long[48]), Trail.none(DAY), Past.none(DAY))).as("zeros are another rule's").isEmpty();
    }

    @Test
    void extreme() {
        long[] twice = Arrays.stream(usual(0)).map(wh -> 2 * wh).toArray();
        assertThat(USUAL.extreme().judge(day(twice), trail(DayRulesTest::usual), Past.none(DAY))).extracting(Suspicion::severity)
                .containsExactly(Severity.INFO);
        assertThat(USUAL.extreme().judge(day(usual(0)), trail(DayRulesTest::usual), Past.none(DAY))).isEmpty();
        assertThat(USUAL.extreme().judge(day(twice), Trail.none(DAY), Past.none(DAY))).isEmpty();
    }

    @Test
    void unexplained_multiplier() {
        UnexplainedMultiplier rule = USUAL.multiplier();
        for (int factor : new int[]{ 10, 40 }) {
            long[] wh = Arrays.stream(usual(0)).map(each -> each * factor).toArray();
            assertThat(rule.isCurious(day(wh), trail(DayRulesTest::usual))).isTrue();
            assertThat(rule.judge(day(wh), trail(DayRulesTest::usual), past(DayRulesTest::usual))).extracting(Suspicion::severity)
                    .containsExactly(Severity.ERROR);
        }
        long[] tenth = Arrays.stream(usual(0)).map(each -> each / 10).toArray();
        assertThat(rule.judge(day(tenth), trail(DayRulesTest::usual), past(DayRulesTest::usual))).hasSize(1);
        long[] night = IntStream.range(0, 48).mapToLong(slot -> slot < 12 ? 20_000 : 300 + slot).toArray();
        assertThat(rule.judge(day(night), trail(DayRulesTest::usual), past(DayRulesTest::usual))).as("another life, not another multiplier")
                .isEmpty();
        assertThat(rule.isCurious(day(usual(3)), trail(DayRulesTest::usual))).isFalse();
    }

    @Test
    void clock_shift() {
        ClockShift rule = USUAL.clock();
        Past one = past(DayRulesTest::usual);
        Past two = past(back -> back == 1 ? turned(usual(1), 4) : usual(back));
        long[] late = turned(usual(0), 4);
        Trail late1 = trail(back -> back == 1 ? turned(usual(1), 4) : usual(back));
        assertThat(rule.judge(day(late), late1, two)).extracting(Suspicion::detail)
                .containsExactly("the usual day, 2.00 h too late");
        assertThat(rule.judge(day(late), late1, one)).as("one day may be late").isEmpty();
        assertThat(rule.isCurious(day(usual(0)), trail(DayRulesTest::usual))).isFalse();
    }

    @Test
    void sum_check() {
        SumCheck rule = USUAL.sum();
        assertThat(rule.judge(1000, 1002, 0.001)).as("0.2 % of the total").isEmpty();
        assertThat(rule.judge(1000, 1002.1, 0.001)).hasValueSatisfying(found -> assertThat(found.rule()).isEqualTo("V10"));
        assertThat(rule.judge(10, 12, 1)).as("two steps of a coarse register").isEmpty();
    }

    @Test
    void high_low() {
        HighLow rule = USUAL.highLow();
        assertThat(rule.judge(30, 10, 12)).isPresent();
        assertThat(rule.judge(30, 10, 29)).as("as in the year before").isEmpty();
        assertThat(rule.judge(4, 10, Double.NaN)).isPresent();
        assertThat(rule.judge(5, 10, Double.NaN)).as("half is believed").isEmpty();
        assertThat(rule.judge(5, Double.NaN, Double.NaN)).isEmpty();
    }

    @Test
    void power_factor() {
        PowerFactor rule = USUAL.powerFactor();
        assertThat(rule.judge(constant(100), constant(170))).as("0.507").isEmpty();
        assertThat(rule.judge(constant(100), constant(180))).as("0.486").isPresent();
        assertThat(rule.judge(constant(0), constant(1))).as("reactive alone").isPresent();
        long[] five = new long[48];
        Arrays.fill(five, 0, 11, 300);
        assertThat(rule.judge(constant(100), new Series("M", "importKvarh", DAY, Duration.ofMinutes(30), five))).as("five and a half hours")
                .isEmpty();
    }

    @Test
    void missing_sibling() {
        assertThat(new MissingSibling().judge(constant(1), constant(1))).isEmpty();
        assertThat(new MissingSibling().judge(constant(1), null)).hasValueSatisfying(found -> assertThat(found.rule()).isEqualTo("V16"));
    }

    @Test
    void inactive_meter() {
        assertThat(new InactiveMeter().judge(constant(1), "ACTIVE")).isEmpty();
        assertThat(new InactiveMeter().judge(constant(0), "REMOVED")).isEmpty();
        assertThat(new InactiveMeter().judge(constant(1), "REMOVED")).isPresent();
    }

    @Test
    void prolonged_estimation() {
        assertThat(USUAL.prolonged().judge(3)).isEmpty();
        assertThat(USUAL.prolonged().judge(4)).isPresent();
    }

    private static List<Suspicion> spikes(int... kwh) { return USUAL.spike().judge(day(top(kwh)), Trail.none(DAY), Past.none(DAY)); }

    /** 1 kWh but for the values given, from slot 20 on, two apart. */
    private static long[] top(int... kwh) {
        long[] wh = new long[48];
        Arrays.fill(wh, 1000);
        for (int i = 0; i < kwh.length; i++)
            wh[20 + 2 * i] = kwh[i] * 1000L;
        return wh;
    }

    /** A working day: low at night, high in the afternoon, a little different each day. */
    static long[] usual(int back) {
        return IntStream.range(0, 48)
                .mapToLong(slot -> Math
                        .round((500 + 4500 * Math.exp(-Math.pow((slot - 30) / 7.0, 2))) * (1 + 0.03 * Math.sin(back * 3 + slot * 0.9))))
                .toArray();
    }

    private static long[] withZeros(int count) {
        long[] wh = usual(0);
        Arrays.fill(wh, 48 - count, 48, 0);
        return wh;
    }

    private static long[] turned(long[] wh, int slots) {
        return IntStream.range(0, 48).mapToLong(slot -> wh[Math.floorMod(slot - slots, 48)]).toArray();
    }

    private static Series constant(long wh) {
        long[] all = new long[48];
        Arrays.fill(all, wh);
        return day(all);
    }

    private static Series day(long[] wh) { return new Series("M", "importKwh", DAY, Duration.ofMinutes(30), wh); }

    private static Past past(IntFunction<long[]> days) {
        List<Past.Known> known = new ArrayList<>();
        for (int back = 1; back <= Past.DAYS; back++)
            known.add(new Past.Known(new Series("M", "importKwh", DAY.minusDays(back), Duration.ofMinutes(30), days.apply(back)),
                    Severity.NONE, false));
        return new Past(DAY, known, DayKind.Calendar.BY_WEEKDAY);
    }

    private static Trail trail(IntFunction<long[]> days) {
        return new Trail(DAY, IntStream.rangeClosed(1, Trail.DAYS).mapToObj(back -> DaySum.of(days.apply(back))).toList(),
                DayKind.Calendar.BY_WEEKDAY);
    }
}

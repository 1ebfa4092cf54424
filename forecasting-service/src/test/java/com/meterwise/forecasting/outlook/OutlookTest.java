package com.meterwise.forecasting.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import com.meterwise.forecasting.evaluation.Deciles;
import com.meterwise.forecasting.history.LoadHistory;
import com.meterwise.forecasting.intake.Contract;

class OutlookTest {
    private static final YearMonth JANUARY = YearMonth.of(2023, 1);

    @Test
    void a_season_of_three_years_is_found_again() {
        Outlook outlook = Outlook.of(past(36, 0, 0), JANUARY.plusMonths(36), ones()).orElseThrow();
        for (int m = 0; m < 12; m++)
            assertThat(outlook.energyKwh().p50()[m] / JANUARY.plusMonths(36L + m).lengthOfMonth()).isCloseTo(season(m), withPercentage(5));
    }

    @Test
    void growth_goes_on_and_fades() {
        DampedSeasonal grown = DampedSeasonal.fit(past(36, 0.01, 0).kwhADay());
        double now = grown.ahead(1), inAYear = grown.ahead(13), inTwo = grown.ahead(25);
        assertThat(inAYear).isGreaterThan(now);
        assertThat(inTwo / inAYear).isGreaterThan(1).isLessThan(inAYear / now);
        assertThat(inAYear / now).isLessThan(Math.exp(0.12));
    }

    @Test
    void with_some_months_only_the_outlook_is_flat_and_wide() {
        Outlook outlook = Outlook.of(new MonthlyLoad(JANUARY, new double[]{ 90, 110, 100 }, new double[]{ 9, 11, 10 }),
                JANUARY.plusMonths(3), ones()).orElseThrow();
        assertThat(daily(outlook, 0)).isEqualTo(daily(outlook, 7), offset(1e-9));
        assertThat(daily(outlook, 0)).isBetween(90.0, 110.0);
        assertThat(outlook.error()).isNull();
        assertThat(outlook.energyKwh().kwh()[8][0] / outlook.energyKwh().p50()[0]).isGreaterThan(1.3);
    }

    @Test
    void nothing_known_is_no_outlook() {
        double[] none = { Double.NaN, Double.NaN };
        assertThat(Outlook.of(new MonthlyLoad(JANUARY, none, none), JANUARY.plusMonths(2), ones())).isEmpty();
    }

    @Test
    void on_a_noisy_series_it_misses_less_than_the_same_month_a_year_before() {
        double missed = 0, naive = 0;
        for (int seed = 0; seed < 20; seed++) {
            Hindsight hindsight = Hindsight.of(noisy(36, seed));
            missed += hindsight.error();
            naive += hindsight.naiveError();
        }
        assertThat(missed).isLessThan(naive);
    }

    @Test
    void the_error_in_hindsight_knows_nothing_of_the_month_it_is_of() {
        double[] values = past(24, 0, 0).kwhADay();
        double before = Hindsight.of(Arrays.copyOf(values, 13)).error();
        values[13] = 1e6;
        assertThat(Hindsight.of(Arrays.copyOf(values, 13)).error()).isEqualTo(before);
        assertThat(Hindsight.of(Arrays.copyOf(values, 12)).forecasts()).isZero();
    }

    @Test
    void four_of_five_months_fall_into_the_eighty_percent_interval() {
        int inside = 0, all = 0;
        for (int seed = 0; seed < 60; seed++) {
            double[] values = noisy(48, seed);
            MonthlyLoad known = new MonthlyLoad(JANUARY, Arrays.copyOf(values, 36), Arrays.copyOf(values, 36));
            Deciles said = Outlook.of(known, JANUARY.plusMonths(36), ones()).orElseThrow().energyKwh();
            for (int m = 0; m < 12; m++) {
                double came = values[36 + m] * JANUARY.plusMonths(36L + m).lengthOfMonth();
                all++;
                if (came >= said.kwh()[0][m] && came <= said.kwh()[8][m]) inside++;
            }
        }
        assertThat(inside / (double) all).isBetween(0.72, 0.92);
    }

    @Test
    void a_signed_contract_of_half_the_amount_halves_the_months_from_then_on() {
        LocalDate today = LocalDate.of(2026, 3, 31), change = LocalDate.of(2026, 7, 1);
        List<Contract> contracts = List.of(contract("K1", LocalDate.of(2025, 1, 1), change, 1000), contract("K2", change, null, 500));
        assertThat(ContractSteps.factors(contracts, today, YearMonth.of(2026, 4), 6)).containsExactly(1, 1, 1, 0.5, 0.5, 0.5);
        assertThat(ContractSteps.factors(contracts.subList(0, 1), today, YearMonth.of(2026, 4), 6)).containsOnly(1);
    }

    @Test
    void an_areas_median_is_the_sum_of_its_members() {
        Outlook one = Outlook.of(past(36, 0, 0.05), JANUARY.plusMonths(36), ones()).orElseThrow();
        Outlook young = Outlook.of(new MonthlyLoad(JANUARY.plusMonths(34), new double[]{ 50, 50 }, new double[]{ 5, 5 }),
                JANUARY.plusMonths(36), ones()).orElseThrow();
        Outlook sum = sum(List.of(one, young));
        for (int m = 0; m < Outlook.MONTHS; m++)
            assertThat(sum.energyKwh().p50()[m]).isEqualTo(one.energyKwh().p50()[m] + young.energyKwh().p50()[m]);
        assertThat(sum.peakKw()).isNull();
    }

    @Test
    void days_become_months_and_a_month_known_too_little_is_missing() {
        LocalDate first = LocalDate.of(2026, 1, 1);
        double[][] kwh = new double[31 + 28 + 10][24];
        Instant[] known = new Instant[kwh.length];
        for (int d = 0; d < kwh.length; d++) {
            Arrays.fill(kwh[d], d >= 31 && d < 45 ? Double.NaN : 2);
            known[d] = Instant.EPOCH;
        }
        kwh[3][7] = 5;
        MonthlyLoad months = MonthlyLoad.of(LoadHistory.of(first, kwh, known), Duration.ofHours(1));
        assertThat(months.kwhADay()[0]).isEqualTo(48 + 3 / 31.0, offset(1e-9));
        assertThat(months.peakKw()[0]).isEqualTo(5);
        assertThat(months.kwhADay()[1]).isNaN();
        assertThat(months.months()).isEqualTo(3);
        assertThat(months.ended(LocalDate.of(2026, 3, 10)).months()).isEqualTo(2);
    }

    private static Contract contract(String id, LocalDate from, LocalDate end, double monthly) {
        double[] kwh = new double[12];
        Arrays.fill(kwh, monthly);
        return new Contract(id, "C1", "fixed", from, end, null, null, kwh, null);
    }

    private static double[] noisy(int months, int seed) { return past(months, 0, 0.06, seed).kwhADay(); }

    private static MonthlyLoad past(int months, double growth, double noise) { return past(months, growth, noise, 1); }

    private static MonthlyLoad past(int months, double growth, double noise, int seed) {
        Random random = new Random(seed);
        double[] kwh = new double[months], peak = new double[months];
        for (int m = 0; m < months; m++) {
            kwh[m] = season(m) * Math.exp(growth * m + noise * random.nextGaussian());
            peak[m] = kwh[m] / 12;
        }
        return new MonthlyLoad(JANUARY, kwh, peak);
    }

    private static double season(int month) { return 100 * (1 + 0.3 * Math.cos(2 * Math.PI * month / 12)); }

    private static double[] ones() {
        double[] ones = new double[Outlook.MONTHS];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double daily(Outlook outlook, int month) {
        return outlook.energyKwh().p50()[month] / outlook.first().plusMonths(month).lengthOfMonth();
    }

    private static Outlook sum(List<Outlook> members) {
        OutlookSum sum = new OutlookSum();
        members.forEach(sum::add);
        return sum.total();
    }
}

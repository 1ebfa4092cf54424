package com.meterwise.forecasting.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.meterwise.forecasting.intake.Feeder;
import com.meterwise.forecasting.intake.MeterDay;

class LossesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Feeder FEEDER = new Feeder("F1", null, 10.0, 1.2, 2.0);

    @Test
    void load_loss_of_the_worked_examples() {
        assertThat(TechnicalLoss.loadLossKwh(new double[]{ 2000 }, null, 1, 1.2, 10)).isEqualTo(48, offset(1e-9));
        assertThat(TechnicalLoss.loadLossKwh(new double[]{ 2000, 1000, 1000, 0 }, null, 0.25, 1.2, 10)).isEqualTo(18, offset(1e-9));
    }

    @Test
    void reactive_power_heats_the_line_too() {
        assertThat(TechnicalLoss.loadLossKwh(new double[]{ 1600 }, new double[]{ 1200 }, 1, 1.2, 10)).isEqualTo(48, offset(1e-9));
    }

    @Test
    void loss_load_factor_of_the_worked_examples() {
        assertThat(TechnicalLoss.lossLoadFactor(0.5, 0.2)).isEqualTo(0.30, offset(1e-12));
        assertThat(TechnicalLoss.lossLoadFactor(0.5, 0.3)).isEqualTo(0.325, offset(1e-12));
    }

    @Test
    void loss_by_peak_and_loss_factor_is_the_peaks_times_the_factor() {
        assertThat(TechnicalLoss.peakLossKwh(2000, 24, 0.5, 0.2, 1.2, 10)).isEqualTo(24 * 48 * 0.30, offset(1e-9));
    }

    @Test
    void the_shape_coefficient_of_a_flat_load_is_one_and_grows_as_it_is_uneven() {
        assertThat(TechnicalLoss.squaredShape(1, 1)).isEqualTo(1, offset(1e-12));
        assertThat(TechnicalLoss.squaredShape(0.6, 0.2)).isEqualTo((0.2 + 0.64 / 3) / 0.36, offset(1e-12));
        assertThat(TechnicalLoss.squaredShape(0.4, 0.1)).isEqualTo((0.4 * 1.1 - 0.1) / 0.16, offset(1e-12));
    }

    @Test
    void all_methods_agree_on_a_flat_load() {
        double[] flat = { 1000, 1000, 1000, Double.NaN };
        for (TechnicalLoss.Method method : TechnicalLoss.Method.values())
            assertThat(method.loadLossKwh(flat, 0.25, 1.2, 10)).as(method.name()).isEqualTo(9, offset(1e-9));
    }

    @Test
    void the_root_mean_square_loses_as_the_sum_does_and_the_mean_with_its_shape_nearly() {
        double[] curve = { 1000, 900, 800, 700, 600, 500, 400, 300, 200 };
        double sum = TechnicalLoss.Method.INTERVAL.loadLossKwh(curve, 1, 1.2, 10);
        assertThat(TechnicalLoss.Method.RMS_CURRENT.loadLossKwh(curve, 1, 1.2, 10)).isEqualTo(sum, offset(1e-9));
        assertThat(TechnicalLoss.Method.MEAN_CURRENT.loadLossKwh(curve, 1, 1.2, 10)).isEqualTo(sum, offset(0.05 * sum));
    }

    @Test
    void loss_is_laid_on_customers_by_what_one_more_kwh_of_theirs_costs() {
        double[] peak = { 2, 0 }, always = { 1, 1 };
        Balance balance = new Balance(FEEDER, new FeederSlots(DAY, Duration.ofHours(12), new double[]{ 3, 1 }, new double[]{ 3, 1 },
                new double[]{ 3, 1 }), Map.of("C1", peak, "C2", always), null, 0);
        assertThat(Allocation.of(balance, 5).kwh().get("C1")).isEqualTo(3, offset(1e-12));
        assertThat(Allocation.of(balance, 5).kwh().get("C2")).isEqualTo(2, offset(1e-12));
        assertThat(Allocation.of(balance, -1).kwh()).containsEntry("C1", 0.0);
    }

    @Test
    void what_goes_on_to_a_feeder_below_is_not_this_ones_loss_but_heats_its_line() {
        MeterDay below = meter("F2", "S2", MeterDay.FEEDER, 400);
        Balance balance = new FeederDay(FEEDER, DAY, List.of(supply(1000), customer("M1", 600)), List.of(below), Set.of("M1"), Map.of())
                .balance(1).orElseThrow();
        LineLoss loss = balance.loss(TechnicalLoss.Method.INTERVAL);
        assertThat(loss.suppliedKwh()).isEqualTo(24 * 600, offset(1e-9));
        assertThat(loss.lossKwh()).isZero();
        assertThat(loss.technicalKwh()).isEqualTo(24 * 2 + 24 * 12, offset(1e-9));
    }

    @Test
    void the_parts_of_a_day_add_up_to_the_day() {
        Balance balance = day(supply(1000), customer("M1", 600), customer("M2", 350)).balance(1).orElseThrow();
        LineLoss loss = balance.loss(TechnicalLoss.Method.INTERVAL);
        List<IntervalLoss> parts = IntervalLoss.of(loss, balance.slots(), FEEDER, Duration.ofHours(4));
        assertThat(parts).hasSize(6);
        assertThat(parts.stream().mapToDouble(part -> part.suppliedKwh() - part.soldKwh()).sum()).isEqualTo(loss.lossKwh(), offset(1e-6));
        assertThat(parts.stream().mapToDouble(IntervalLoss::technicalKwh).sum()).isEqualTo(loss.technicalKwh(), offset(1e-6));
    }

    @Test
    void loss_is_what_was_supplied_less_what_was_sold() {
        LineLoss loss = day(supply(1000), customer("M1", 600), customer("M2", 350)).balance(1)
                .map(balance -> balance.loss(TechnicalLoss.Method.INTERVAL)).orElseThrow();
        assertThat(loss.suppliedKwh()).isEqualTo(24_000, offset(1e-9));
        assertThat(loss.lossKwh()).isEqualTo(1200, offset(1e-9));
        assertThat(loss.lossPercent()).isEqualTo(5, offset(1e-9));
        assertThat(loss.technicalKwh()).isEqualTo(24 * 2 + 24 * 12, offset(1e-9));
        assertThat(loss.nonTechnicalKwh()).isEqualTo(1200 - 336, offset(1e-9));
        assertThat(loss.coverage()).isEqualTo(1);
        assertThat(loss.customers()).isEqualTo(2);
    }

    @Test
    void a_slot_missing_at_one_child_is_left_out_on_both_sides() {
        MeterDay holed = customer("M2", 350);
        holed.wh()[5] = Double.NaN;
        LineLoss loss = day(supply(1000), customer("M1", 600), holed).balance(1).map(balance -> balance.loss(TechnicalLoss.Method.INTERVAL))
                .orElseThrow();
        assertThat(loss.coverage()).isEqualTo(23 / 24.0);
        assertThat(loss.lossKwh()).isEqualTo(23 * 50, offset(1e-9));
    }

    @Test
    void a_meter_that_sent_nothing_leaves_nothing_to_compare() {
        LineLoss loss = day(supply(1000), customer("M1", 600)).balance(1).map(balance -> balance.loss(TechnicalLoss.Method.INTERVAL))
                .orElseThrow();
        assertThat(loss.coverage()).isZero();
        assertThat(loss.lossPercent()).isNull();
    }

    @Test
    void a_feeder_without_a_supply_meter_has_no_loss() {
        assertThat(day(customer("M1", 600), customer("M2", 350)).balance(1).map(balance -> balance.loss(TechnicalLoss.Method.INTERVAL)))
                .isEmpty();
    }

    @Test
    void the_error_bar_grows_with_the_meters_class() {
        assertThat(day(supply(1000), customer("M1", 600), customer("M2", 350)).balance(1)
                .map(balance -> balance.loss(TechnicalLoss.Method.INTERVAL)).orElseThrow().errorKwh())
                .isEqualTo(Math.sqrt(120 * 120 + 144 * 144 + 84 * 84), offset(1e-6));
        assertThat(AccuracyClass.percent("0.2S", 1)).isEqualTo(0.2);
        assertThat(AccuracyClass.percent("B", 9)).isEqualTo(1);
        assertThat(AccuracyClass.percent("nonsense", 1.5)).isEqualTo(1.5);
    }

    private static FeederDay day(MeterDay... meters) {
        return new FeederDay(FEEDER, DAY, List.of(meters), List.of(), Set.of("M1", "M2"), Map.of("S", "0.5"));
    }

    private static MeterDay supply(double kwh) { return meter("F1", "S", MeterDay.FEEDER, kwh); }

    private static MeterDay customer(String meterId, double kwh) { return meter("C-" + meterId, meterId, MeterDay.CUSTOMER, kwh); }

    private static MeterDay meter(String owner, String meterId, String kind, double kwh) {
        double[] wh = new double[24];
        Arrays.fill(wh, kwh * 1000);
        return new MeterDay(owner, meterId, "importKwh", DAY, kind, "F1", Duration.ofHours(1), wh, 24, 0, 1, Instant.EPOCH);
    }
}

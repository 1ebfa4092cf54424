package com.meterwise.forecasting.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.meterwise.forecasting.losses.FeederHistory.Fault;

class LossAlertsTest {
    private static final int CHANGE = 50, DAYS = 75;
    private static final Fault NONE = (day, slot, customer, kwh) -> kwh;
    private final LossAlerts alerts = new LossAlerts(new LossWatch(WatchSettings.DEFAULT));

    @Test
    void a_feeder_on_which_nothing_changes_raises_no_alert() { assertThat(raised(NONE)).isEmpty(); }

    @Test
    void theft_is_found_within_a_week_and_its_meter_named() {
        List<LossAlert> raised = raised((day, slot, customer, kwh) -> day >= CHANGE && customer == 3 ? 0.88 * kwh : kwh);
        assertThat(raised).hasSize(1);
        LossAlert alert = raised.get(0);
        assertThat(alert.day()).isBetween(FeederHistory.FIRST.plusDays(CHANGE), FeederHistory.FIRST.plusDays(CHANGE + 6));
        assertThat(alert.since()).isEqualTo(FeederHistory.FIRST.plusDays(CHANGE));
        assertThat(alert.kind()).isEqualTo(LossAlert.Kind.PROPORTIONAL);
        Suspects.Suspect first = alert.suspects().suspects().get(0);
        assertThat(first.customerId()).isEqualTo("C3");
        assertThat(first.frequency()).isGreaterThan(0.9);
        assertThat(first.kwhPerDay()).isEqualTo(alert.kwhPerDay(), offset(0.2 * alert.kwhPerDay()));
        assertThat(alert.id()).isEqualTo("al-F1-%s-PROPORTIONAL".formatted(alert.day()));
    }

    @Test
    void what_is_missing_at_night_only_is_told_so() {
        assertThat(raised((day, slot, customer, kwh) -> day >= CHANGE && customer == 4 && (slot < 12 || slot >= 44) ? 0.3 * kwh : kwh))
                .extracting(LossAlert::kind).containsExactly(LossAlert.Kind.NIGHT_ONLY);
    }

    @Test
    void a_loss_that_grows_by_and_by_is_a_drift() {
        List<LossAlert> raised = raised(
                (day, slot, customer, kwh) -> customer == 4 ? kwh * (1 - 0.005 * Math.max(0, day - 25)) : kwh);
        assertThat(raised.get(0).kind()).isEqualTo(LossAlert.Kind.DRIFT);
    }

    @Test
    void a_tap_before_all_meters_is_a_step() {
        List<LossAlert> raised = raised(FeederHistory.days(DAYS, NONE), 12);
        assertThat(raised).extracting(LossAlert::kind).containsExactly(LossAlert.Kind.STEP);
        assertThat(raised.get(0).kwhPerDay()).isEqualTo(48 * 12, offset(60.0));
    }

    @Test
    void a_meter_that_registers_what_flows_elsewhere_breaks_the_balance() {
        List<LossAlert> raised = raised((day, slot, customer, kwh) -> day >= CHANGE && customer == 1 ? 2 * kwh : kwh);
        assertThat(raised.get(0).kind()).isEqualTo(LossAlert.Kind.NEGATIVE);
        assertThat(raised.get(0).suspects().suspects().get(0).customerId()).isEqualTo("C1");
        assertThat(raised.get(0).suspects().suspects().get(0).share()).isEqualTo(0.5, offset(0.05));
    }

    @Test
    void a_balance_broken_from_the_first_day_needs_no_past_to_be_found() {
        List<LossAlert> raised = raised((day, slot, customer, kwh) -> customer == 1 ? 2 * kwh : kwh);
        assertThat(raised.get(0).day()).isEqualTo(FeederHistory.FIRST.plusDays(1));
        assertThat(raised.get(0).kind()).isEqualTo(LossAlert.Kind.NEGATIVE);
    }

    @Test
    void one_bad_day_raises_nothing() {
        assertThat(raised((day, slot, customer, kwh) -> day == CHANGE && customer == 4 ? 0.2 * kwh : kwh)).isEmpty();
    }

    @Test
    void a_change_is_told_once_and_what_follows_is_learnt_anew() {
        assertThat(raised((day, slot, customer, kwh) -> day >= CHANGE && customer == 3 ? 0.8 * kwh : kwh)).hasSize(1);
    }

    @Test
    void the_same_days_name_the_same_suspects() {
        List<Balance> days = FeederHistory.days(20, (day, slot, customer, kwh) -> customer == 2 ? 0.9 * kwh : kwh);
        assertThat(Suspects.ofLoss(days, 1)).isEqualTo(Suspects.ofLoss(days, 1));
        Suspects split = Suspects.ofLoss(days, 1);
        assertThat(split.suspects().get(0).customerId()).isEqualTo("C2");
        assertThat(split.suspects().get(0).share()).isEqualTo(1 / 0.9 - 1, offset(0.03));
        assertThat(split.fixedKw()).isNotNegative();
        assertThat(split.perKwSquared()).isNotNegative();
    }

    @Test
    void a_feeder_is_supplied_with_what_is_sold_and_what_is_lost_on_the_way() {
        List<FeederSlots> days = FeederHistory.days(30, NONE).stream().map(Balance::slots).toList();
        SupplyNeeded learnt = SupplyNeeded.learnt(FeederHistory.FEEDER, days, days.get(0).step());
        FeederSlots last = days.get(29);
        assertThat(learnt.of(last.sold()[20])).isEqualTo(last.supplied()[20], offset(0.01 * last.supplied()[20]));
        SupplyNeeded registered = SupplyNeeded.learnt(FeederHistory.FEEDER, List.of(), days.get(0).step());
        assertThat(registered.of(500)).isEqualTo(500 + 1.5 + 0.5 * 0.02 / 1000 * Math.pow(2 * registered.of(500), 2), offset(1e-6));
    }

    private List<LossAlert> raised(Fault fault) { return raised(FeederHistory.days(DAYS, fault), 0); }

    /** @param tappedKwh a slot, from the day of the change on */
    private List<LossAlert> raised(List<Balance> days, double tappedKwh) {
        for (int d = CHANGE; d < days.size(); d++)
            for (int s = 0; s < days.get(d).slots().slots(); s++)
                days.get(d).slots().supplied()[s] += tappedKwh;
        List<LossAlert> raised = new ArrayList<>();
        LocalDate last = null;
        for (int d = 1; d <= days.size(); d++) {
            List<Balance> known = days.subList(Math.max(0, d - WatchSettings.DEFAULT.calendarDays()), d);
            double[] error = new double[known.size()];
            Arrays.fill(error, 100);
            Optional<LossAlert> alert = alerts.alert(FeederHistory.FEEDER, known.stream().map(Balance::slots).toList(), error, last,
                    since -> known.stream().filter(day -> !day.day().isBefore(since)).toList());
            if (alert.isPresent()) last = alert.get().day();
            alert.ifPresent(raised::add);
        }
        return raised;
    }
}

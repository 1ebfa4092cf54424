package com.meterwise.forecasting.losses;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.meterwise.forecasting.intake.Feeder;

/** Raises a feeder's alert when its loss has changed: finds the change, who explains it, and what kind it is. */
public record LossAlerts(LossWatch watch) {
    /** Share of what is missing that falls into the night, eight hours, before it counts as a night's. */
    private static final double NIGHT_SHARE = 0.8;
    /** How much better than a constant a load must tell the loss to be the one it goes with. */
    private static final double PROPORTIONAL = 0.4;

    /**
     * @param days      the feeder's last days in order, the day looked at last
     * @param errorKwh  half width of the error bar, by day
     * @param lastAlert day of the feeder's last alert, or null
     * @param balances  the days since a day, with what each customer took; read only when something is found
     */
    public Optional<LossAlert> alert(Feeder feeder, List<FeederSlots> days, double[] errorKwh, LocalDate lastAlert,
            Function<LocalDate, List<Balance>> balances) {
        if (days.isEmpty()) return Optional.empty();
        LocalDate day = days.get(days.size() - 1).day();
        return watch.change(feeder, days, errorKwh, lastAlert).map(change -> {
            List<Balance> since = balances.apply(change.since());
            Suspects suspects = Suspects.ofExcess(since, change.expected(), !change.upward(), seed(feeder, day));
            double[] excess = excess(since, change.expected());
            return new LossAlert(feeder.feederId(), day, kind(change, suspects, since, excess), change.since(), change.score(),
                    change.limit(), excess[0] / Math.max(1, since.size()), suspects);
        });
    }

    private static LossAlert.Kind kind(LossWatch.Change change, Suspects suspects, List<Balance> since, double[] excess) {
        if (change.negative()) return LossAlert.Kind.NEGATIVE;
        if (change.creeping()) return LossAlert.Kind.DRIFT;
        if (excess[0] > 0 && excess[1] > NIGHT_SHARE * excess[0]) return LossAlert.Kind.NIGHT_ONLY;
        boolean withLoad = suspects.explained() >= PROPORTIONAL || withSupply(since, change.expected()) >= PROPORTIONAL;
        return withLoad ? LossAlert.Kind.PROPORTIONAL : LossAlert.Kind.STEP;
    }

    /** Lost beyond the expected, kWh: in all, and at night. */
    private static double[] excess(List<Balance> days, ExpectedLoss expected) {
        double all = 0, night = 0;
        for (Balance day : days) {
            FeederSlots slots = day.slots();
            for (int s = 0; s < slots.slots(); s++) {
                if (!slots.isComplete(s)) continue;
                double kwh = expected.excessKwh(slots, s);
                all += kwh;
                if (slots.isNight(s)) night += kwh;
            }
        }
        return new double[]{ all, night };
    }

    private static double withSupply(List<Balance> days, ExpectedLoss expected) {
        List<double[]> rows = new ArrayList<>();
        for (Balance day : days)
            for (int s = 0; s < day.slots().slots(); s++)
                if (day.slots().isComplete(s))
                    rows.add(new double[]{ day.slots().supplied()[s], expected.excessKwh(day.slots(), s) });
        return Proportion.explained(rows.stream().mapToDouble(row -> row[0]).toArray(), rows.stream().mapToDouble(row -> row[1]).toArray());
    }

    private static long seed(Feeder feeder, LocalDate day) { return 31L * feeder.feederId().hashCode() + day.toEpochDay(); }
}

package com.meterwise.ingestion.checking;

import java.util.Arrays;
import java.util.List;

/**
 * V18: a day of the usual shape but many times as high or low: somebody changed a transformer ratio, a multiplier or a unit, and did not
 * say so. A customer who changes what he does changes the shape, too.
 *
 * @param factor from which on, or below whose inverse, it is one
 * @param spread how far, as the median distance of the logarithms, the slots may differ in their ratio and still be of one shape
 */
public record UnexplainedMultiplier(double factor, double spread) implements DayRule {
    /** A day's mean that lies this near to the usual one is not looked at. */
    private static final double NEAR = 0.85;

    @Override
    public String code() { return "V18"; }

    @Override
    public boolean isCurious(Series day, Trail trail) {
        int present = day.present();
        double usual = trail.usualMeanWh(trail.kind());
        if (present == 0 || !(usual > 0)) return false;
        double ratio = day.energyWh() / (double) present / usual;
        return ratio > NEAR * factor || ratio < 1 / (NEAR * factor);
    }

    @Override
    public List<Suspicion> judge(Series day, Trail trail, Past past) {
        if (!isCurious(day, trail)) return List.of();
        Fit best = null;
        for (DayKind kind : DayKind.values()) {
            Fit fit = past.typical(kind, day.slots()).map(typical -> fit(day, typical)).orElse(null);
            if (fit != null && (best == null || fit.spread < best.spread)) best = fit;
        }
        if (best == null || best.spread > spread || best.ratio < factor && best.ratio > 1 / factor) return List.of();
        return List.of(new Suspicion(code(), Severity.ERROR, 0, day.slots(),
                "%.3g times the usual day in the same shape, the limit is %.3g".formatted(best.ratio,
                        best.ratio > 1 ? factor : 1 / factor)));
    }

    private record Fit(double ratio, double spread) {}

    private static Fit fit(Series day, Typical typical) {
        double[] logs = new double[day.slots()];
        int count = 0;
        for (int slot = 0; slot < logs.length; slot++)
            if (day.has(slot) && day.wh()[slot] > 0 && typical.wh()[slot] > 0)
                logs[count++] = Math.log(day.wh()[slot] / typical.wh()[slot]);
        if (2 * count < logs.length) return null;
        logs = Arrays.copyOf(logs, count);
        double centre = Median.of(logs);
        return new Fit(Math.exp(centre), Median.deviation(logs, centre));
    }
}

package com.meterwise.forecasting.losses;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.meterwise.forecasting.history.Histories;
import com.meterwise.forecasting.intake.Feeder;
import com.meterwise.forecasting.intake.MeterDay;

/**
 * The meters of a feeder on a day: the balance is supply, plus customers' generation, less what was sold and what went on to the feeders
 * below, on slots where every one of them has a value.
 *
 * @param meters        days of all meters that hang on the feeder or measure its supply, all channels
 * @param below         supply of the feeders that hang on this one
 * @param expected      meters that should have a day
 * @param accuracyClass by meter
 */
public record FeederDay(Feeder feeder, LocalDate day, List<MeterDay> meters, List<MeterDay> below, Set<String> expected,
        Map<String, String> accuracyClass) {
    private static final String IMPORT = "importKwh", EXPORT = "exportKwh", REACTIVE = "importKvarh";
    /** Half width of the error of an estimated value, as a share of it. */
    private static final double ESTIMATE_ERROR = 0.10;

    /**
     * @param unknownClassPercent error of a meter whose class is not known
     * @return empty when the feeder's supply is not metered, or not comparable with its customers'
     */
    public Optional<Balance> balance(double unknownClassPercent) {
        List<MeterDay> energy = meters.stream().filter(FeederDay::isEnergy).toList();
        if (energy.stream().noneMatch(meter -> isSupply(meter) && meter.channel().equals(IMPORT))) return Optional.empty();
        Duration step = energy.stream().map(MeterDay::interval).max(Duration::compareTo).orElseThrow();
        int slots = energy.stream().filter(meter -> meter.interval().equals(step)).findFirst().orElseThrow().wh().length;
        double[] supplied = new double[slots], head = new double[slots], sold = new double[slots];
        Map<String, double[]> soldTo = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        double variance = 0;
        for (MeterDay meter : energy) {
            double[] kwh = onStep(meter, step, slots);
            boolean isImport = meter.channel().equals(IMPORT);
            variance += errorVariance(meter, unknownClassPercent);
            if (isImport) seen.add(meter.meterId());
            if (isSupply(meter)) {
                add(supplied, kwh, isImport ? 1 : -1);
                add(head, kwh, isImport ? 1 : -1);
            } else {
                add(isImport ? sold : supplied, kwh, 1);
                double[] to = soldTo.computeIfAbsent(meter.ownerId(), id -> new double[slots]);
                if (isImport) add(to, kwh, 1);
            }
        }
        for (MeterDay child : below) {
            add(supplied, onStep(child, step, slots), child.channel().equals(EXPORT) ? 1 : -1);
            variance += errorVariance(child, unknownClassPercent);
        }
        if (!seen.containsAll(expected)) Arrays.fill(sold, Double.NaN);
        return Optional.of(new Balance(feeder, new FeederSlots(day, step, supplied, head, sold), soldTo, kvarh(step, slots),
                Math.sqrt(variance)));
    }

    private double[] kvarh(Duration step, int slots) {
        return meters.stream().filter(meter -> isSupply(meter) && meter.channel().equals(REACTIVE)).findFirst()
                .map(meter -> onStep(meter, step, slots)).orElse(null);
    }

    /** Meters err independently, so their variances (kWh squared) add up; an estimate adds its own. */
    private double errorVariance(MeterDay meter, double unknownClassPercent) {
        double kwh = 0;
        for (double wh : meter.wh())
            if (!Double.isNaN(wh)) kwh += wh / 1000;
        double ofClass = AccuracyClass.percent(accuracyClass.get(meter.meterId()), unknownClassPercent) / 100 * kwh;
        double ofEstimates = meter.present() == 0 ? 0 : ESTIMATE_ERROR * kwh * meter.estimated() / meter.present();
        return ofClass * ofClass + ofEstimates * ofEstimates;
    }

    private static boolean isEnergy(MeterDay meter) { return meter.channel().equals(IMPORT) || meter.channel().equals(EXPORT); }

    private static boolean isSupply(MeterDay meter) { return meter.kind().equals(MeterDay.FEEDER); }

    private static void add(double[] sum, double[] kwh, int sign) {
        for (int s = 0; s < sum.length; s++)
            sum[s] += sign * kwh[s];
    }

    /** The day's kWh in the coarser steps of the balance; all missing if it does not fit them. */
    private static double[] onStep(MeterDay meter, Duration step, int slots) {
        double[] kwh = new double[slots];
        Arrays.fill(kwh, Double.NaN);
        if (step.toSeconds() % meter.interval().toSeconds() != 0) return kwh;
        int factor = (int) (step.toSeconds() / meter.interval().toSeconds());
        if (meter.wh().length != slots * factor) return kwh;
        double[] wh = Histories.coarsened(meter.wh(), factor);
        for (int s = 0; s < slots; s++)
            kwh[s] = wh[s] / 1000;
        return kwh;
    }
}

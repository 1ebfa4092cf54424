package com.meterwise.forecasting.losses;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.meterwise.forecasting.history.Histories;
import com.meterwise.forecasting.intake.Feeder;
import com.meterwise.forecasting.intake.MeterDay;

/**
 * What the meters on a feeder said of a day: the balance is supply, plus customers' generation, less what was sold and what went on to the
 * feeders below, on slots where every one of them has a value.
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
    public Optional<LineLoss> loss(double unknownClassPercent) {
        List<MeterDay> energy = meters.stream().filter(meter -> !meter.channel().equals(REACTIVE) && isEnergy(meter)).toList();
        if (energy.stream().noneMatch(meter -> isSupply(meter) && meter.channel().equals(IMPORT))) return Optional.empty();
        Duration step = energy.stream().map(MeterDay::interval).max(Duration::compareTo).orElseThrow();
        int slots = energy.stream().filter(meter -> meter.interval().equals(step)).findFirst().orElseThrow().wh().length;
        double[] supplied = new double[slots], sold = new double[slots];
        Set<String> seen = new HashSet<>(), customers = new HashSet<>();
        double variance = 0;
        for (MeterDay meter : energy) {
            double[] wh = onStep(meter, step, slots);
            boolean isImport = meter.channel().equals(IMPORT), supply = isSupply(meter);
            add(supply || !isImport ? supplied : sold, wh, supply && !isImport ? -1 : 1);
            variance += errorVariance(meter, unknownClassPercent);
            if (isImport) seen.add(meter.meterId());
            if (!supply) customers.add(meter.ownerId());
        }
        for (MeterDay child : below)
            add(supplied, onStep(child, step, slots), child.channel().equals(EXPORT) ? 1 : -1);
        if (!seen.containsAll(expected)) Arrays.fill(sold, Double.NaN);
        return Optional.of(balance(step, supplied, sold, customers.size(), Math.sqrt(variance) / 1000));
    }

    private LineLoss balance(Duration step, double[] supplied, double[] sold, int customers, double errorKwh) {
        double suppliedWh = 0, soldWh = 0;
        int complete = 0;
        double[] kw = new double[supplied.length];
        double hours = step.toSeconds() / 3600.0;
        for (int s = 0; s < supplied.length; s++) {
            kw[s] = Double.NaN;
            if (Double.isNaN(supplied[s] + sold[s])) continue;
            complete++;
            suppliedWh += supplied[s];
            soldWh += sold[s];
            kw[s] = supplied[s] / 1000 / hours;
        }
        return new LineLoss(feeder.feederId(), day, suppliedWh / 1000, soldWh / 1000, technicalKwh(step, kw, complete * hours),
                complete / (double) supplied.length, errorKwh, customers);
    }

    private Double technicalKwh(Duration step, double[] kw, double knownHours) {
        boolean hasLine = feeder.resistanceOhm() != null && feeder.voltageKv() != null && feeder.voltageKv() > 0;
        if (!hasLine && feeder.noLoadKw() == null) return null;
        double noLoad = feeder.noLoadKw() == null ? 0 : feeder.noLoadKw() * knownHours;
        double hours = step.toSeconds() / 3600.0;
        return noLoad + (hasLine
                ? TechnicalLoss.loadLossKwh(kw, kvar(step, kw.length), hours, feeder.resistanceOhm(), feeder.voltageKv())
                : 0);
    }

    private double[] kvar(Duration step, int slots) {
        double hours = step.toSeconds() / 3600.0;
        return meters.stream().filter(meter -> isSupply(meter) && meter.channel().equals(REACTIVE)).findFirst()
                .map(meter -> Arrays.stream(onStep(meter, step, slots)).map(varh -> varh / 1000 / hours).toArray()).orElse(null);
    }

    /** Meters err independently, so their variances add up; an estimate adds its own. */
    private double errorVariance(MeterDay meter, double unknownClassPercent) {
        double wh = 0;
        for (double value : meter.wh())
            if (!Double.isNaN(value)) wh += value;
        double ofClass = AccuracyClass.percent(accuracyClass.get(meter.meterId()), unknownClassPercent) / 100 * wh;
        double ofEstimates = meter.present() == 0 ? 0 : ESTIMATE_ERROR * wh * meter.estimated() / meter.present();
        return ofClass * ofClass + ofEstimates * ofEstimates;
    }

    private static boolean isEnergy(MeterDay meter) { return meter.channel().equals(IMPORT) || meter.channel().equals(EXPORT); }

    private static boolean isSupply(MeterDay meter) { return meter.kind().equals(MeterDay.FEEDER); }

    private static void add(double[] sum, double[] wh, int sign) {
        for (int s = 0; s < sum.length; s++)
            sum[s] += sign * wh[s];
    }

    /** The day in the coarser steps of the balance; all missing if it does not fit them. */
    private static double[] onStep(MeterDay meter, Duration step, int slots) {
        if (step.toSeconds() % meter.interval().toSeconds() == 0) {
            int factor = (int) (step.toSeconds() / meter.interval().toSeconds());
            if (meter.wh().length == slots * factor) return Histories.coarsened(meter.wh(), factor);
        }
        double[] missing = new double[slots];
        Arrays.fill(missing, Double.NaN);
        return missing;
    }
}

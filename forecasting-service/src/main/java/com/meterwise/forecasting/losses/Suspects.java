package com.meterwise.forecasting.losses;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleBiFunction;

/**
 * Which customers' meters explain a loss: the loss of the slots is split, by a ridge without negative coefficients, into parts that go with the
 * customers' own loads. How often a customer comes out first in resamples of the days says how sure that is.
 *
 * @param suspects most likely first
 * @param fixedKw  part that goes with no load, kW
 * @param perKwSquared part that goes with the square of the power through the head, kW per kW^2; 0 when not asked for
 * @param explained how much better the first suspect's load alone tells the loss than a constant does, see {@link Proportion}; 0 without suspects
 */
public record Suspects(List<Suspect> suspects, double fixedKw, double perKwSquared, double explained) {
    private static final double PENALTY = 0.001;
    private static final int RESAMPLES = 100, MOST_BLOCKS = 28, LEAST_BLOCKS = 8;

    /**
     * @param share     of what its meter registers that is missing beside it; of a meter that registers too much, the share that is too much
     * @param kwhPerDay what is missing, or too much, a day
     * @param frequency share of the resamples in which it came first
     */
    public record Suspect(String customerId, double share, double kwhPerDay, double frequency) {}

    public Suspects {
        suspects = List.copyOf(suspects);
    }

    private record Rows(List<String> customers, List<double[]> x, List<Double> y) {}

    /** Splits the whole loss into a fixed, a resistive and the customers' parts. */
    public static Suspects ofLoss(List<Balance> days, long seed) {
        return split(days, (day, slot) -> day.slots().lossKwh(slot), true, seed);
    }

    /**
     * Splits what was lost beyond the expected.
     *
     * @param tooMuch whether meters are sought that register what does not flow
     */
    static Suspects ofExcess(List<Balance> days, ExpectedLoss expected, boolean tooMuch, long seed) {
        int sign = tooMuch ? -1 : 1;
        return split(days, (day, slot) -> sign * expected.excessKwh(day.slots(), slot), false, seed);
    }

    private static Suspects split(List<Balance> days, ToDoubleBiFunction<Balance, Integer> explained, boolean resistive, long seed) {
        Rows rows = rows(days, explained, resistive);
        int n = rows.y.size(), p = rows.customers.size() + 2;
        if (n == 0 || rows.customers.isEmpty()) return new Suspects(List.of(), 0, 0, 0);
        int blocks = Math.max(Math.min(LEAST_BLOCKS, n), Math.min(MOST_BLOCKS, days.size()));
        double[][][] products = new double[blocks][p][p];
        double[][] withY = new double[blocks][p];
        double[] energy = new double[p];
        for (int i = 0; i < n; i++) {
            int block = (int) ((long) i * blocks / n);
            double[] x = rows.x.get(i);
            for (int j = 0; j < p; j++) {
                if (x[j] == 0) continue;
                energy[j] += x[j];
                withY[block][j] += x[j] * rows.y.get(i);
                for (int k = 0; k < p; k++)
                    products[block][j][k] += x[j] * x[k];
            }
        }
        double[] whole = solve(products, withY, null);
        int[] first = new int[p];
        Random random = new Random(seed);
        for (int resample = 0; resample < RESAMPLES; resample++) {
            int[] times = new int[blocks];
            for (int b = 0; b < blocks; b++)
                times[random.nextInt(blocks)]++;
            int best = largest(solve(products, withY, times), energy);
            if (best >= 0) first[best]++;
        }
        return result(rows, whole, energy, first, days.size());
    }

    private static Suspects result(Rows rows, double[] whole, double[] energy, int[] first, int days) {
        List<Suspect> suspects = new ArrayList<>();
        for (int j = 2; j < whole.length; j++) {
            if (whole[j] * energy[j] <= 0 && first[j] == 0) continue;
            suspects.add(new Suspect(rows.customers.get(j - 2), whole[j], whole[j] * energy[j] / days, first[j] / (double) RESAMPLES));
        }
        suspects.sort(Comparator.comparingDouble(Suspect::frequency).thenComparingDouble(Suspect::kwhPerDay).reversed()
                .thenComparing(Suspect::customerId));
        double explained = suspects.isEmpty() ? 0 : explained(rows, 2 + rows.customers.indexOf(suspects.get(0).customerId()));
        return new Suspects(suspects, whole[0], whole[1], explained);
    }

    private static double explained(Rows rows, int column) {
        double[] x = new double[rows.y.size()], y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = rows.x.get(i)[column];
            y[i] = rows.y.get(i);
        }
        return Proportion.explained(x, y);
    }

    private static int largest(double[] coefficients, double[] energy) {
        int best = -1;
        for (int j = 2; j < coefficients.length; j++)
            if (coefficients[j] * energy[j] > (best < 0 ? 0 : coefficients[best] * energy[best])) best = j;
        return best;
    }

    /** @param times how often each block counts; null = once */
    private static double[] solve(double[][][] products, double[][] withY, int[] times) {
        int p = withY[0].length;
        double[][] sum = new double[p][p];
        double[] sumY = new double[p];
        for (int b = 0; b < products.length; b++) {
            int count = times == null ? 1 : times[b];
            for (int j = 0; j < p && count > 0; j++) {
                sumY[j] += count * withY[b][j];
                for (int k = 0; k < p; k++)
                    sum[j][k] += count * products[b][j][k];
            }
        }
        return BoundedRidge.solve(sum, sumY, PENALTY);
    }

    /** Columns: hours, kW squared times hours (0 unless the resistive part is sought), then each customer's kWh. */
    private static Rows rows(List<Balance> days, ToDoubleBiFunction<Balance, Integer> explained, boolean resistive) {
        Set<String> ids = new TreeSet<>();
        days.forEach(day -> ids.addAll(day.soldTo().keySet()));
        List<String> customers = List.copyOf(ids);
        Rows rows = new Rows(customers, new ArrayList<>(), new ArrayList<>());
        for (Balance day : days) {
            FeederSlots slots = day.slots();
            for (int s = 0; s < slots.slots(); s++) {
                if (!slots.isComplete(s)) continue;
                double headKw = slots.head()[s] / slots.hours();
                double[] x = new double[customers.size() + 2];
                x[0] = slots.hours();
                x[1] = resistive ? headKw * headKw * slots.hours() : 0;
                for (int j = 0; j < customers.size(); j++) {
                    double[] kwh = day.soldTo().get(customers.get(j));
                    x[j + 2] = kwh == null ? 0 : kwh[s];
                }
                rows.x.add(x);
                rows.y.add(explained.applyAsDouble(day, s));
            }
        }
        return rows;
    }

    /** The first suspects as a map, as an event tells them. */
    public Map<String, Double> frequencies(int most) {
        Map<String, Double> frequencies = new LinkedHashMap<>();
        suspects.stream().limit(most).forEach(suspect -> frequencies.put(suspect.customerId(), suspect.frequency()));
        return frequencies;
    }
}

package com.meterwise.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Something that goes wrong on a feeder from a day on.
 *
 * @param feederId   where it shows
 * @param customerId whose meter it is
 * @param share      what the meter registers of its load, or for PV the roof's energy as a share of the feeder's
 * @param otherFeeder for a meter on the wrong feeder: the one it is registered on; else null
 * @param dailyKwh   the feeder's energy a day, in the mean of the year
 * @param atNight    whether a theft takes place in the second half of the day only, then twice as much
 */
record LossPlant(What what, String feederId, String customerId, LocalDate from, double share, String otherFeeder, double dailyKwh,
        boolean atNight) {
    enum What {
        THEFT("3 % of a feeder stolen"), MULTIPLIER("a multiplier of 0.8"), WRONG_FEEDER("a meter on the wrong feeder"), PV(
                "PV behind a meter that cannot count back");

        final String told;

        What(String told) { this.told = told; }
    }

    private static final double LEAST_SHARE = 0.06, MOST_SHARE = 0.7;
    /** Who uses all of its roof's energy feeds nothing back, and no balance shows it. */
    private static final double SMALL_SHARE = 0.02;
    private static final int WARM_UP_DAYS = 45;

    /** One of each, on feeders where a customer is large enough for it and does not carry all. */
    static List<LossPlant> choose(Random random, Map<String, Map<String, Double>> customersByFeeder, LocalDate first, int days,
            LossConditions conditions) {
        List<String> feeders = new ArrayList<>(customersByFeeder.keySet());
        List<LossPlant> plants = new ArrayList<>();
        for (What what : What.values()) {
            String customer = null, feeder = null;
            while (customer == null) {
                feeder = feeders.remove(random.nextInt(feeders.size()));
                Map<String, Double> members = customersByFeeder.get(feeder);
                double all = sum(members);
                List<String> candidates = members.keySet().stream()
                        .filter(id -> what == What.PV
                                ? members.get(id) <= SMALL_SHARE * all
                                : members.get(id) >= LEAST_SHARE * all && members.get(id) <= MOST_SHARE * all)
                        .toList();
                if (!candidates.isEmpty()) customer = candidates.get(random.nextInt(candidates.size()));
            }
            double all = sum(customersByFeeder.get(feeder)), own = customersByFeeder.get(feeder).get(customer);
            double share = switch (what) {
                case THEFT -> 1 - conditions.stolen() * all / own;
                case MULTIPLIER -> conditions.multiplier();
                case PV -> conditions.roof();
                case WRONG_FEEDER -> 1;
            };
            String other = what == What.WRONG_FEEDER ? feeders.remove(random.nextInt(feeders.size())) : null;
            LocalDate from = first.plusDays(WARM_UP_DAYS + random.nextInt(Math.max(1, days - WARM_UP_DAYS - 15)));
            plants.add(new LossPlant(what, feeder, customer, from, share, other, all / 365.25, conditions.atNight()));
        }
        return plants;
    }

    /** Changes what meters register, Wh by meter. */
    void apply(LocalDate day, Map<String, double[]> wh, UnaryOperator<String> ownerOf, UnaryOperator<String> supplyMeterOf) {
        if (what == What.WRONG_FEEDER) return;
        if (what == What.PV) {
            roof(day, wh, ownerOf, wh.get(supplyMeterOf.apply(feederId)));
            return;
        }
        wh.forEach((meter, slots) -> {
            if (!customerId.equals(ownerOf.apply(meter))) return;
            boolean half = what == What.THEFT && atNight;
            for (int s = half ? slots.length / 2 : 0; s < slots.length; s++)
                slots[s] *= half ? Math.max(0, 2 * share - 1) : share;
        });
    }

    /** The roof feeds the house first; what is left over flows back unmeasured. The sun's day is that of the season's mean, with clouds. */
    private void roof(LocalDate day, Map<String, double[]> wh, UnaryOperator<String> ownerOf, double[] supply) {
        Random clouds = new Random(31L * customerId.hashCode() + day.toEpochDay());
        double energy = share * dailyKwh * 1000 * (0.4 + 1.2 * clouds.nextDouble()), all = 0;
        double[] sun = new double[supply.length];
        for (int s = 0; s < sun.length; s++) {
            double hour = 24.0 * (s + 0.5) / sun.length;
            sun[s] = hour > 7 && hour < 18 ? Math.pow(Math.sin(Math.PI * (hour - 7) / 11), 1.5) : 0;
            all += sun[s];
        }
        double[] left = new double[sun.length];
        for (int s = 0; s < sun.length; s++) {
            left[s] = sun[s] / all * energy;
            supply[s] -= left[s];
        }
        wh.forEach((meter, slots) -> {
            if (!customerId.equals(ownerOf.apply(meter))) return;
            for (int s = 0; s < slots.length; s++) {
                if (Double.isNaN(slots[s])) continue;
                double own = Math.min(slots[s], left[s]);
                slots[s] -= own;
                left[s] -= own;
            }
        });
    }

    /** The feeder a customer's meter is registered on. */
    String registeredOn(String customer, String feeder) {
        return otherFeeder != null && customerId.equals(customer) ? otherFeeder : feeder;
    }

    boolean shows(String feeder) { return feeder.equals(feederId) || feeder.equals(otherFeeder); }

    private static double sum(Map<String, Double> members) { return members.values().stream().mapToDouble(Double::doubleValue).sum(); }
}

package com.meterwise.ingestion.estimation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.meterwise.ingestion.checking.Past;
import com.meterwise.ingestion.checking.Series;

/**
 * Fills the gaps of a day, each by the first way that is open, and leaves it missing if none is. What was measured is not touched.
 *
 * @param ways      in order
 * @param registers have the last word about the sum
 * @param mostShare of the day's slots that may be missing; with more of them nothing is estimated, 0.3
 */
public record Estimation(List<Estimator> ways, RegisterScaling registers, double mostShare) {
    public Estimation {
        ways = List.copyOf(ways);
        if (!(mostShare >= 0 && mostShare <= 1)) throw new IllegalArgumentException("mostShare must be 0 to 1, got " + mostShare);
    }

    /** In the order of the definitions: line, like days, days as warm, others' profile; then the register. */
    public static Estimation usual(ProxyDay.Temperatures temperatures, MeanProfile.Profiles profiles, RegisterScaling.Registers registers) {
        return new Estimation(List.of(new LinearGap(2), new LikeDay(3, 4), new ProxyDay(temperatures, 3, 3), new MeanProfile(profiles)),
                new RegisterScaling(registers), 0.3);
    }

    public List<Estimate> of(Series day, Past past) {
        int missing = day.slots() - day.present();
        if (missing == 0 || missing > mostShare * day.slots()) return List.of();
        List<Estimate> estimates = new ArrayList<>();
        boolean isWhole = true;
        for (int slot = 0; slot < day.slots();) {
            if (day.has(slot)) {
                slot++;
                continue;
            }
            int to = slot;
            while (to < day.slots() && !day.has(to))
                to++;
            Optional<Estimate> filled = fill(day, slot, to, past);
            filled.ifPresent(estimates::add);
            isWhole &= filled.isPresent();
            slot = to;
        }
        // the register counted the slots that stay empty, too
        return isWhole ? registers.scaled(day, estimates) : List.copyOf(estimates);
    }

    private Optional<Estimate> fill(Series day, int from, int to, Past past) {
        for (Estimator way : ways) {
            Optional<Estimate> estimate = way.fill(day, from, to, past);
            if (estimate.isPresent()) return estimate;
        }
        return Optional.empty();
    }
}

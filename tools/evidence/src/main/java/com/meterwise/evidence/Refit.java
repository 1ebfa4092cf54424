package com.meterwise.evidence;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.meterwise.segmentation.clustering.Level;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.membership.Hysteresis;
import com.meterwise.segmentation.membership.Membership;

/**
 * What a model trained anew does to customers: each is evaluated on two closed days, as the service does, and those whose features stood still
 * should stay where they were.
 */
final class Refit {
    /** Root mean square over the axes, in robust standard deviations: less is the noise of a month. */
    private static final double STOOD_STILL = 0.25;
    private static final Hysteresis HYSTERESIS = new Hysteresis(Population.FEATURES, 0.15, 2, 0.5);

    private int customers;
    private int unmoved;
    private int moved;

    Refit(Segmented before, Segmented after) {
        Map<String, LoadProfile> profiles = new HashMap<>();
        before.profiles().forEach(profile -> profiles.put(profile.customerId(), profile));
        for (LoadProfile now : after.profiles()) {
            LoadProfile then = profiles.get(now.customerId());
            if (then == null) continue;
            customers++;
            Level level = after.model().level(after.keyAccounts().contains(now.customerId()));
            double distance = level.space().distance(level.space().place(then.features()), level.space().place(now.features()))
                    / Math.sqrt(level.space().totalWeight());
            if (distance > STOOD_STILL) continue;
            unmoved++;
            String segment = before.segment(then);
            if (!segment.equals(afterTwoDays(then, now, before, after).segmentId())) moved++;
        }
    }

    int customers() { return customers; }

    int unmoved() { return unmoved; }

    double movedShare() { return unmoved == 0 ? Double.NaN : (double) moved / unmoved; }

    private static Membership afterTwoDays(LoadProfile then, LoadProfile now, Segmented before, Segmented after) {
        boolean key = after.keyAccounts().contains(now.customerId());
        Optional<Membership> held = HYSTERESIS.next(Optional.empty(), before.model(), key, then);
        for (int day = 1; day <= 2; day++)
            held = HYSTERESIS.next(held, after.model(), key, on(now, now.day().plusDays(day)));
        return held.orElseThrow();
    }

    private static LoadProfile on(LoadProfile profile, LocalDate day) {
        return new LoadProfile(profile.customerId(), day, profile.features(), profile.weekday(), profile.weekend(), profile.interval(),
                profile.usableDays(), profile.grade());
    }
}

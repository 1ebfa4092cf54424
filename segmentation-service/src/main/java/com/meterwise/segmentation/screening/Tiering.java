package com.meterwise.segmentation.screening;

import java.time.LocalDate;
import java.util.Optional;

/** Up at once, down only after months: a tier is a promise to the customer, not a reading of today's load. */
record Tiering(Thresholds limits, double promotion, double demotion, double potential) {

    /** @param below since when the numbers no longer bear the tier, or null */
    record Earned(Tier tier, LocalDate below) {}

    /**
     * The tier an account has by its numbers.
     *
     * @param large     among the few that carry the rest
     * @param key       large, or any gate hit
     * @param potential for growth, kWh a year
     */
    Earned next(Optional<Account.Before> before, boolean large, boolean key, double score, double potential, LocalDate day) {
        Tier now = byNumbers(large, key, score, potential);
        if (before.isEmpty() || !before.get().earned().isKeyAccount() || before.get().earned().compareTo(now) >= 0)
            return new Earned(now, null);
        Tier held = before.get().earned();
        if (held == Tier.STRATEGIC && large && score >= demotion) return new Earned(held, null);
        LocalDate below = before.get().below() == null ? day : before.get().below();
        return day.isBefore(below.plusMonths(limits.demotionMonths())) ? new Earned(held, below) : new Earned(now, null);
    }

    private Tier byNumbers(boolean large, boolean key, double score, double growth) {
        if (large && score >= promotion) return Tier.STRATEGIC;
        if (key) return Tier.KEY;
        return growth > 0 && growth >= potential ? Tier.GROWTH : Tier.STANDARD;
    }
}

package com.meterwise.campaign.catalogue;

/**
 * How much a campaign may do.
 *
 * @param most       offers within {@code days} market days, or null for any number
 * @param days       length of the window
 * @param budget     contact costs and incentives of its offers together, or null for any
 */
public record Limits(Integer most, Integer days, Money budget) {
    public static final Limits NONE = new Limits(null, null, null);

    public Limits {
        if (most != null && most < 0) throw new IllegalArgumentException("limits.most must not be negative: " + most);
        days = days == null ? 1 : days;
        if (days < 1 || days > Cap.LONGEST_DAYS)
            throw new IllegalArgumentException("limits.days must be 1 to %d, got %d".formatted(Cap.LONGEST_DAYS, days));
        if (budget != null && budget.compareTo(Money.ZERO) < 0) throw new IllegalArgumentException("limits.budget must not be negative");
    }
}

package com.meterwise.campaign.catalogue;

/**
 * Who comes before a campaign.
 * <ul>
 * <li>Without {@code when}: customers whose segment changed or who became key accounts, on the closed day of the change.
 * <li>With {@code when}: customers of whom the condition holds on a closed day and did not hold on the one before; it has to fail once before
 * they can enter again. All of whom it holds enter on the campaign's first day.
 * <li>With {@code chosen}: customers a manager has put before it, so that they may reach a target together.
 * </ul>
 * A customer stopped by a cap or the budget comes again on the next closed days, while {@link Contact#waitDays} last; one stopped by any
 * other rule does not until it enters anew.
 *
 * @param when        condition in {@link Words}, or null
 * @param eligibility condition a customer must meet on top of the product's, or null
 * @param again       how often one customer may be offered
 * @param despiteLockIn whether customers bound by a contract may be offered another tariff
 * @param chosen      whether only those enter who were chosen for a target; needs {@code when} to be absent
 * @param live        whether a customer whose segment changes while a market day is open is decided on at once, with what is known then. That
 *                    is the campaign's decision for the customer and the day, which the day's close leaves alone
 */
public record Entry(String when, String eligibility, Again again, boolean despiteLockIn, boolean chosen, boolean live) {
    public static final Entry ON_CHANGE = new Entry(null, null, null, false);

    public enum Again {
        /** Never a second time, whatever became of the first offer. */
        ONCE,
        /** Not while an offer is open, and not before the campaign's cooldown is over. */
        AFTER_COOLDOWN
    }

    public Entry {
        if (when != null) Words.condition(when);
        if (eligibility != null) Words.condition(eligibility);
        if (chosen && when != null) throw new IllegalArgumentException("entry.chosen and entry.when exclude each other");
        if (live && (chosen || when != null))
            throw new IllegalArgumentException("entry.live is for changes of segment: it excludes entry.when and entry.chosen");
        again = again == null ? Again.AFTER_COOLDOWN : again;
    }

    public Entry(String when, String eligibility, Again again, boolean despiteLockIn, boolean chosen) {
        this(when, eligibility, again, despiteLockIn, chosen, false);
    }

    public Entry(String when, String eligibility, Again again, boolean despiteLockIn) {
        this(when, eligibility, again, despiteLockIn, false);
    }

    /** Whether a change of segment or tier puts a customer before the campaign. */
    public boolean opensOnChange() {
        return when == null && !chosen;
    }
}

package com.meterwise.campaign.decision;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.intake.Account;
import com.meterwise.campaign.policy.Assignment;
import com.meterwise.campaign.policy.Eligibility;
import com.meterwise.campaign.policy.Evidence;

/**
 * A reason not to make an offer. Rules are asked in order and the first that hits decides. Numbers are those of the decision order, so gaps
 * are rules that need events not taken in yet.
 *
 * @param id    stable; starts with its place in the order
 * @param check what it looks at
 */
record Rule(String id, Check check) {
    interface Check {
        /** @return the reason, with the value and the limit, if the rule hits */
        Optional<String> hits(Case asked);
    }

    static final Rule CONSENT = new Rule("1-consent", asked -> when(!asked.candidate().account().agreesTo(asked.campaign().channel()),
            "no consent to %s".formatted(asked.campaign().channel())));

    static final Rule DATA = new Rule("2-data",
            asked -> Evidence.refuses(asked.candidate().profile(), asked.candidate().day(), asked.policy())
                    .or(() -> asked.product().claimsSaving()
                            ? Evidence.refuses(asked.candidate().forecast(), asked.candidate().day(), asked.policy())
                            : Optional.empty()));

    static final Rule ELIGIBILITY = new Rule("3-eligibility",
            asked -> Eligibility.ALL.refuses(new Eligibility.Question(asked.campaign(), asked.product(), asked.candidate().account(),
                    asked.candidate().profile(), asked.now(), asked.then())));

    static final Rule ARREARS = new Rule("4-arrears", asked -> {
        Account account = asked.candidate().account();
        int most = asked.policy().mostArrearsDays();
        return when(account.arrearsDays() != null && account.arrearsDays() > most,
                "%d days in arrears, most is %d".formatted(account.arrearsDays(), most));
    });

    static final Rule SAVING = new Rule("5-saving",
            asked -> !asked.product().claimsSaving()
                    ? Optional.empty()
                    : when(asked.valuation().saving().p10().compareTo(Money.ZERO) < 0,
                            "saving may be %s a year (P10), least is 0".formatted(asked.valuation().saving().p10())));

    static final Rule HOLDOUT = new Rule("6-holdout", asked -> {
        double draw = draw(asked);
        return when(draw < asked.campaign().holdout(),
                String.format(Locale.ROOT, "draw %.6f is below %s", draw, asked.campaign().holdout()));
    });

    static final Rule OPEN = new Rule("7-open",
            asked -> when(asked.candidate().standing(asked.campaign().id()).open(), "an offer of the campaign is open"));

    static final Rule COOLDOWN = new Rule("7-cooldown", asked -> {
        LocalDate last = asked.candidate().standing(asked.campaign().id()).lastOffered();
        int least = asked.campaign().cooldownDays();
        long since = last == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(last, asked.candidate().day());
        return when(since < least, "last offer was %d days ago, least is %d".formatted(since, least));
    });

    static final Rule VALUE = new Rule("11-value", asked -> when(asked.valuation().value().compareTo(Money.ZERO) <= 0,
            "worth %s, must be more than 0".formatted(asked.valuation().value())));

    /** Hits all campaigns of a day but the best; checked across cases, not in one. */
    static final String RANK = "11-rank";

    static final List<Rule> IN_ORDER = List.of(CONSENT, DATA, ELIGIBILITY, ARREARS, SAVING, HOLDOUT, OPEN, COOLDOWN, VALUE);

    static double draw(Case asked) {
        return new Assignment(asked.campaign().salt(), asked.campaign().id()).draw(asked.candidate().account().customerId());
    }

    /** Whether both arms of the experiment could have come this far: the customer's own rules are passed. */
    boolean isAfterExposure() {
        return IN_ORDER.indexOf(this) >= IN_ORDER.indexOf(HOLDOUT);
    }

    private static Optional<String> when(boolean hits, String reason) { return hits ? Optional.of(reason) : Optional.empty(); }
}

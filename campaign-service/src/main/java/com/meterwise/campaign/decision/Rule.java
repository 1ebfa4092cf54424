package com.meterwise.campaign.decision;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import com.meterwise.campaign.catalogue.Entry.Again;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.catalogue.Words;
import com.meterwise.campaign.intake.Account;
import com.meterwise.campaign.intake.Contract;
import com.meterwise.campaign.policy.Assignment;
import com.meterwise.campaign.policy.Eligibility;
import com.meterwise.campaign.policy.Evidence;
import com.meterwise.expression.Expression;

/**
 * A reason not to make an offer. Rules are asked in order and the first that hits decides. Numbers are those of the decision order.
 *
 * @param id    stable; starts with its place in the order
 * @param check what it looks at
 */
record Rule(String id, Check check) {
    interface Check {
        /** @return the reason, with the value and the limit, if the rule hits */
        Optional<String> hits(Case asked);
    }

    private static final Set<String> OUTAGES = Set.of("OUTAGE", "SHUTDOWN");

    static final Rule CONSENT = new Rule("1-consent",
            asked -> asked.candidate().account().objection(asked.campaign().channel(), asked.campaign().purpose()));

    static final Rule DATA = new Rule("2-data",
            asked -> Evidence.refuses(asked.candidate().profile(), asked.candidate().day(), asked.policy())
                    .or(() -> asked.product().claimsSaving()
                            ? Evidence.refuses(asked.candidate().forecast(), asked.candidate().day(), asked.policy())
                            : Optional.empty()));

    static final Rule ELIGIBILITY = new Rule("3-eligibility",
            asked -> Eligibility.ALL.refuses(new Eligibility.Question(asked.campaign(), asked.product(), asked.candidate().account(),
                    asked.candidate().profile(), asked.now(), asked.then(), asked.candidate().market())));

    static final Rule CONDITIONS = new Rule("3-conditions", asked -> unmet(asked, asked.product().eligibility(), "product")
            .or(() -> unmet(asked, asked.campaign().entry().eligibility(), "campaign")));

    static final Rule ARREARS = new Rule("4-arrears", asked -> {
        Account account = asked.candidate().account();
        int most = asked.policy().mostArrearsDays();
        return when(account.arrearsDays() != null && account.arrearsDays() > most,
                () -> "%d days in arrears, most is %d".formatted(account.arrearsDays(), most));
    });

    static final Rule TROUBLE = new Rule("4-trouble", asked -> {
        LocalDate day = asked.candidate().day();
        return asked.candidate().history().events().stream()
                .filter(event -> asked.policy().contact().troubles().contains(event.kind()) && event.openOn(day)).findFirst()
                .map(event -> "%s %s is open since %s".formatted(event.kind(), event.serviceEventId(), event.from()));
    });

    static final Rule SUSPICION = new Rule("4-suspicion", asked -> {
        Double suspicion = asked.candidate().history().suspicion();
        double most = asked.policy().contact().mostSuspicion();
        return when(suspicion != null && suspicion > most,
                () -> "losses of its feeder point at it with %s, most is %s".formatted(suspicion, most));
    });

    static final Rule OUTAGE = new Rule("4-outage", asked -> {
        LocalDate day = asked.candidate().day();
        int calm = asked.policy().contact().calmDays();
        return asked.candidate().history().events().stream().filter(event -> OUTAGES.contains(event.kind()) && event.within(day, calm))
                .findFirst().map(event -> "%s of %s is less than %d days ago".formatted(event.kind(), event.from(), calm + 1));
    });

    static final Rule SAVING = new Rule("5-saving",
            asked -> !asked.product().claimsSaving()
                    ? Optional.empty()
                    : when(asked.valuation().saving().p10().compareTo(Money.ZERO) < 0,
                            () -> "saving may be %s a year (P10), least is 0".formatted(asked.valuation().saving().p10())));

    /** Who would rather take it unasked is not to be woken. Nothing is known of a product until customers were held out from it. */
    static final Rule UPLIFT = new Rule("5-uplift", asked -> {
        Double uplift = asked.valuation().uplift();
        return when(uplift != null && uplift < 0, () -> "takes it with %s if offered and with %s if not: uplift %s, least is 0"
                .formatted(asked.valuation().acceptance(), asked.proposal().market().anyway(), uplift));
    });

    /** Nobody of these gets anything from any campaign, so that all campaigns together can be measured. */
    static final Rule GLOBAL_HOLDOUT = new Rule("6-global-holdout", asked -> {
        double share = asked.policy().contact().holdout();
        double draw = new Assignment(asked.policy().contact().salt(), "GLOBAL").draw(asked.candidate().account().unit());
        return below(draw, share);
    });

    static final Rule HOLDOUT = new Rule("6-holdout", asked -> {
        double draw = draw(asked);
        return below(draw, asked.campaign().holdout());
    });

    static final Rule ONCE = new Rule("7-once", asked -> {
        LocalDate last = asked.candidate().standing(asked.campaign().id()).lastOffered();
        return when(asked.campaign().entry().again() == Again.ONCE && last != null, () -> "was offered on %s, once is all".formatted(last));
    });

    static final Rule OPEN = new Rule("7-open",
            asked -> when(asked.candidate().standing(asked.campaign().id()).open(), () -> "an offer of the campaign is open"));

    static final Rule COOLDOWN = new Rule("7-cooldown", asked -> {
        LocalDate last = asked.candidate().standing(asked.campaign().id()).lastOffered();
        int least = asked.campaign().cooldownDays();
        long since = last == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(last, asked.candidate().day());
        return when(since < least, () -> "last offer was %d days ago, least is %d".formatted(since, least));
    });

    static final Rule LOCK_IN = new Rule("7-lock-in", asked -> {
        if (asked.then() == asked.now() || asked.campaign().entry().despiteLockIn()) return Optional.empty();
        LocalDate day = asked.candidate().day();
        Contract contract = asked.candidate().history().contractOn(day).orElse(null);
        if (contract == null || contract.to() == null) return Optional.empty();
        int notice = contract.noticeDays() == null ? 0 : contract.noticeDays();
        LocalDate free = day.plusDays(asked.product().validDays() + notice);
        return when(contract.to().isAfter(free),
                () -> "contract %s binds until %s, an offer could reach %s".formatted(contract.contractId(),
                        contract.to(), free));
    });

    static final Rule CAPS = new Rule("8-caps", asked -> asked.terms().allowances().capped(asked.claim()));

    /** Only defers: who is to be contacted in quiet hours waits for their end, unless the offer would be over by then. */
    static final Rule QUIET = new Rule("9-quiet", asked -> {
        LocalDate over = asked.candidate().day().plusDays(asked.product().validDays() + 1L);
        return when(!asked.notBefore().isBefore(over.atStartOfDay(asked.terms().zone())),
                () -> "quiet until %s, the offer is over by then".formatted(asked.notBefore()));
    });

    static final Rule BUDGET = new Rule("10-budget", asked -> asked.terms().allowances().unaffordable(asked.claim()));

    static final Rule VALUE = new Rule("11-value", asked -> when(asked.valuation().value().compareTo(Money.ZERO) <= 0,
            () -> "worth %s, must be more than 0".formatted(asked.valuation().value())));

    /** Hits all campaigns of a day but the best; checked across cases, not in one. */
    static final String RANK = "11-rank";

    static final List<Rule> IN_ORDER = List.of(CONSENT, DATA, ELIGIBILITY, CONDITIONS, TROUBLE, ARREARS, SUSPICION, OUTAGE, SAVING, UPLIFT,
            GLOBAL_HOLDOUT, HOLDOUT, ONCE, OPEN, COOLDOWN, LOCK_IN, CAPS, QUIET, BUDGET, VALUE);

    private static final Set<String> AFTER_EXPOSURE = IN_ORDER.subList(IN_ORDER.indexOf(HOLDOUT), IN_ORDER.size()).stream().map(Rule::id)
            .collect(java.util.stream.Collectors.toUnmodifiableSet());

    static double draw(Case asked) { return asked.draw(); }

    /** Stopped by it, a customer waits and comes again: it is the deployment that has had enough, not the customer. */
    static boolean isPassing(String ruleId) {
        return CAPS.id.equals(ruleId) || BUDGET.id.equals(ruleId);
    }

    /** Whether both arms of the experiment could have come this far: the customer's own rules are passed. */
    boolean isAfterExposure() {
        return AFTER_EXPOSURE.contains(id);
    }

    private static Optional<String> unmet(Case asked, String condition, String whose) {
        if (condition == null) return Optional.empty();
        Expression expression = Words.condition(condition);
        CandidateFacts facts = new CandidateFacts(asked.candidate(), asked.now().id());
        if (expression.holds(facts)) return Optional.empty();
        return Optional.of("condition of the %s is not met: %s".formatted(whose, expression.explain(facts)));
    }

    private static Optional<String> below(double draw, double share) {
        return draw < share ? Optional.of(String.format(Locale.ROOT, "draw %.6f is below %s", draw, share)) : Optional.empty();
    }

    /** The reason is put into words only where it is one: most rules do not hit. */
    private static Optional<String> when(boolean hits, Supplier<String> reason) {
        return hits ? Optional.of(reason.get()) : Optional.empty();
    }
}

package com.meterwise.campaign.api;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.meterwise.campaign.audit.Act;
import com.meterwise.campaign.audit.AuditTable;
import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Definitions;
import com.meterwise.campaign.catalogue.Definitions.Kind;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.decision.Candidate;
import com.meterwise.campaign.decision.Decider;
import com.meterwise.campaign.decision.Decision;
import com.meterwise.campaign.decision.EntryTable;
import com.meterwise.campaign.decision.Portfolio;
import com.meterwise.campaign.decision.Promise;
import com.meterwise.campaign.decision.Promise.Measure;
import com.meterwise.campaign.intake.Account;
import com.meterwise.campaign.offers.CandidateTable;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.work.Batches;
import com.meterwise.platform.work.Transactions;

/**
 * Chooses whom a campaign with a target should be for, and puts them before it. Whoever could be exposed may be chosen, in whichever arm it
 * would be: the choice does not look, so that the arms stay comparable. Thread-safe.
 */
public final class Portfolios {
    private static final int AT_ONCE = 500;
    private static final int MOST_CUSTOMERS = 50_000;
    private static final String REGION = "region";

    private final Transactions transactions;
    private final Definitions definitions;
    private final InstantSource clock;

    public Portfolios(Transactions transactions, Definitions definitions, InstantSource clock) {
        this.transactions = transactions;
        this.definitions = definitions;
        this.clock = clock;
    }

    /** @param feeder the attribute that tells a customer's feeder, or "region"; null counts none */
    public record Wish(Measure measure, Portfolio bounds, String feeder) {}

    /**
     * @param day         market day whose profiles it rests on
     * @param considered  customers who could be exposed and are worth an offer
     * @param mean        what the chosen bring together, expected, in the unit of the measure
     * @param deviation   standard deviation of it
     * @param probability that the target is reached
     * @param cost        should everybody accept
     * @param chosen      by customer
     */
    public record Picked(String campaignId, LocalDate day, Measure measure, double target, int considered, double mean, double deviation,
            double probability, Money cost, List<Promise> chosen) {}

    /** Keeps nothing. The campaign may be a draft; products, tariffs and policies are those that hold, as when it decides. */
    public Picked choose(String campaignId, Wish wish) {
        return transactions
                .call(work -> picked(campaign(campaignId), wish, definitions.catalogue(), new CandidateTable(work.connection())));
    }

    /** Puts the chosen before the campaign: it decides about them when the next market day closes, in all steps. */
    public Picked enter(String campaignId, Wish wish, String by) {
        Instant now = clock.instant();
        return transactions.call(work -> {
            Campaign campaign = campaign(campaignId);
            Picked picked = picked(campaign, wish, definitions.catalogue(), new CandidateTable(work.connection()));
            if (!campaign.entry().chosen())
                throw Problem.conflict("not-for-chosen", "campaign %s takes whoever enters: entry.chosen is false".formatted(campaignId));
            if (!campaign.runsOn(picked.day().plusDays(1)))
                throw Problem.conflict("not-running", "campaign %s does not run on %s".formatted(campaignId, picked.day().plusDays(1)));
            String why = String.format(Locale.ROOT, "chosen with %d others: together they reach %s %s with probability %.3f",
                    picked.chosen().size() - 1, wish.bounds().target(), wish.measure(), picked.probability());
            new EntryTable(work.connection()).await(picked.chosen().stream()
                    .map(one -> new EntryTable.Waiting(campaignId, one.customerId(), picked.day().plusDays(1), why)).toList());
            new AuditTable(work.connection()).add(new Act(now, by, "campaign.enter", campaignId,
                    "%d customers for %s %s".formatted(picked.chosen().size(), wish.bounds().target(), wish.measure())));
            return picked;
        });
    }

    private Campaign campaign(String id) {
        return definitions.newest(Kind.CAMPAIGN, id).orElseThrow(() -> Problem.notFound("campaign", id));
    }

    private static Picked picked(Campaign campaign, Wish wish, Catalogue catalogue, CandidateTable table) throws SQLException {
        LocalDate day = table.lastDay().orElseThrow(() -> Problem.conflict("no-profiles", "no customer has a load profile yet"));
        Decider decider = new Decider(catalogue);
        double holdout = heldOut(campaign, catalogue, day);
        List<Promise> promises = new ArrayList<>();
        List<String> customers = table.customers(MOST_CUSTOMERS);
        for (List<String> some : Batches.of(customers, AT_ONCE)) {
            for (Candidate candidate : table.on(day, CandidateTable.unexplained(some)))
                for (Decision decision : decider.decide(candidate, List.of(campaign)))
                    promise(decision, candidate, wish, holdout).ifPresent(promises::add);
        }
        Portfolio.Choice choice = wish.bounds().choose(promises);
        return new Picked(campaign.id(), day, wish.measure(), wish.bounds().target(), promises.size(), choice.mean(), choice.deviation(),
                choice.probability(), Money.rounded(choice.cost()), choice.chosen());
    }

    /** Either of the two draws holds a customer out. */
    private static double heldOut(Campaign campaign, Catalogue catalogue, LocalDate day) {
        double everywhere = catalogue.policy(day).map(policy -> policy.contact().holdout()).orElse(0d);
        return 1 - (1 - campaign.holdout()) * (1 - everywhere);
    }

    private static Optional<Promise> promise(Decision decision, Candidate candidate, Wish wish, double holdout) {
        boolean open = decision.outcome() != Decision.Outcome.SUPPRESSED;
        if (!open || !decision.exposable() || decision.valuation().value().compareTo(Money.ZERO) <= 0) return Optional.empty();
        return Optional.of(Promise.of(decision, wish.measure(), holdout, feeder(candidate.account(), wish.feeder())));
    }

    private static String feeder(Account account, String attribute) {
        if (attribute == null) return null;
        return attribute.equals(REGION) ? account.traits().region() : account.traits().attributes().get(attribute);
    }
}

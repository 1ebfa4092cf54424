package com.meterwise.campaign.api;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Definitions;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.catalogue.Policy;
import com.meterwise.campaign.decision.Candidate;
import com.meterwise.campaign.decision.Decider;
import com.meterwise.campaign.decision.Decision;
import com.meterwise.campaign.decision.DecisionTable;
import com.meterwise.campaign.decision.TariffBills;
import com.meterwise.campaign.measurement.CampaignResults;
import com.meterwise.campaign.measurement.ResultTable;
import com.meterwise.campaign.offers.CandidateTable;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.work.Batches;
import com.meterwise.platform.work.Transactions;

/** What campaigns would do, and what came of them. Asks the same decider as the day's work, and keeps nothing. */
public final class Prospects {
    /** A preview of more customers would hold a request open for too long; it is then of the first by id. */
    private static final int MOST_CUSTOMERS = 10_000;
    private static final int AT_ONCE = 1000;
    private static final List<String> ASKED = List.of("asked by a person");

    private final Transactions transactions;
    private final Definitions definitions;

    public Prospects(Transactions transactions, Definitions definitions) {
        this.transactions = transactions;
        this.definitions = definitions;
    }

    /**
     * @param day       market day whose data it rests on
     * @param outcomes  customers by outcome
     * @param rules     customers by the rule that stopped them
     * @param value     expected, of the offers it would make; caps and budget are not applied
     * @param cost      contacts and incentives, should everybody accept
     * @param saving    of the customers, a year (P50)
     * @param overlap   customers it would offer something whom another running campaign has an open offer for or would offer, too, by campaign
     * @param sample    the first decisions by customer
     */
    public record Preview(String campaignId, LocalDate day, int customers, Map<String, Integer> outcomes, Map<String, Integer> rules,
            Money value, Money cost, Money saving, Map<String, Integer> overlap, List<DecisionTable.Kept> sample) {}

    /** @param best what would be offered, or null; @param decisions one for each active campaign */
    public record NextBestOffer(String customerId, LocalDate day, DecisionTable.Kept best, List<DecisionTable.Kept> decisions) {}

    Preview preview(Campaign campaign) {
        return transactions.call(work -> {
            CandidateTable candidates = new CandidateTable(work.connection());
            LocalDate day = day(candidates);
            List<String> customers = candidates.customers(MOST_CUSTOMERS);
            PreviewCount count = new PreviewCount(definitions.catalogueWithDrafts(), campaign, day);
            for (List<String> some : Batches.of(customers, AT_ONCE))
                for (Candidate candidate : candidates.on(day, asked(some)))
                    count.add(candidate);
            return count.preview(customers.size());
        });
    }

    TariffBills bills(String customerId) {
        return transactions.call(work -> {
            Candidate candidate = candidate(customerId, new CandidateTable(work.connection()));
            Catalogue catalogue = definitions.catalogue();
            Policy policy = catalogue.policy(candidate.day())
                    .orElseThrow(() -> Problem.conflict("no-policy", "no policy holds on " + candidate.day()));
            return TariffBills.of(candidate, policy, catalogue);
        });
    }

    NextBestOffer nextBestOffer(String customerId) {
        return transactions.call(work -> {
            Catalogue catalogue = definitions.catalogue();
            Candidate candidate = candidate(customerId, new CandidateTable(work.connection()));
            LocalDate day = candidate.day();
            List<Decision> decisions = new Decider(catalogue).decide(candidate, catalogue.running(day));
            Optional<Decision> best = decisions.stream().filter(decision -> decision.offerId().isPresent())
                    .min(Comparator.comparing(Decision::campaignId));
            return new NextBestOffer(customerId, day, best.map(Prospects::shown).orElse(null),
                    decisions.stream().map(Prospects::shown).toList());
        });
    }

    CampaignResults results(Campaign campaign) {
        return transactions.call(work -> CampaignResults.of(campaign,
                new ResultTable(work.connection()).count(asked(campaign))));
    }

    private ResultTable.Asked asked(Campaign campaign) {
        return definitions.newest(Definitions.Kind.PRODUCT, campaign.productId())
                .map(product -> new ResultTable.Asked(campaign.id(), product.to(), product.contactCost(), product.incentive()))
                .orElseThrow(() -> Problem.notFound("product", campaign.productId()));
    }

    /** With a profile. */
    private static Candidate candidate(String customerId, CandidateTable candidates) throws SQLException {
        Candidate candidate = candidates.on(day(candidates), asked(List.of(customerId))).get(0);
        if (candidate.profile() == null) throw Problem.notFound("load profile of customer", customerId);
        return candidate;
    }

    private static DecisionTable.Kept shown(Decision decision) { return DecisionTable.Kept.of(decision); }

    private static LocalDate day(CandidateTable candidates) throws SQLException {
        return candidates.lastDay().orElseThrow(() -> Problem.conflict("no-profiles", "no customer has a load profile yet"));
    }

    private static Map<String, List<String>> asked(List<String> customers) {
        Map<String, List<String>> reasons = new HashMap<>();
        customers.forEach(customer -> reasons.put(customer, ASKED));
        return reasons;
    }
}

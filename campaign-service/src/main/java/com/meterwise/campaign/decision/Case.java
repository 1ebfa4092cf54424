package com.meterwise.campaign.decision;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Policy;
import com.meterwise.campaign.catalogue.Product;
import com.meterwise.campaign.catalogue.Tariff;
import com.meterwise.campaign.catalogue.Words;
import com.meterwise.campaign.intake.Market;
import com.meterwise.campaign.policy.Assignment;
import com.meterwise.campaign.valuation.Proposal;
import com.meterwise.campaign.valuation.Surroundings;
import com.meterwise.campaign.valuation.Valuation;
import com.meterwise.campaign.valuation.YearLoad;

/**
 * One candidate before one campaign. Valued only when a rule asks for the value, which is after the rules that say whether there is data to
 * value it with. Not thread-safe.
 */
final class Case {
    /** Feature under which a customer's own share of losses may be known. */
    private static final String LOSS_SHARE = "lossShare";

    private final Candidate candidate;
    private final Campaign campaign;
    private final Catalogue catalogue;
    private final Policy policy;
    private final Product product;
    private final Tariff now;
    private final Tariff then;
    private final Terms terms;
    private final Map<String, Worth> worths;
    private Worth worth;
    private Double draw;

    /** What a product is worth to the candidate, whichever campaign offers it. @param told its numbers as the decision tells them */
    record Worth(Proposal proposal, Valuation valuation, Map<String, String> told) {}

    private Case(Candidate candidate, Campaign campaign, Catalogue catalogue, Policy policy, Product product, Tariff now, Tariff then,
            Terms terms, Map<String, Worth> worths) {
        this.catalogue = catalogue;
        this.candidate = candidate;
        this.campaign = campaign;
        this.policy = policy;
        this.product = product;
        this.now = now;
        this.then = then;
        this.terms = terms;
        this.worths = worths;
    }

    /** @param worths by product, of the same candidate; what is computed is added. @return nothing if the catalogue lacks policy, product or tariff on the day: then there is nothing to decide about */
    static Optional<Case> of(Candidate candidate, Campaign campaign, Catalogue catalogue, Terms terms, Map<String, Worth> worths) {
        LocalDate day = candidate.day();
        Policy policy = catalogue.policy(day).orElse(null);
        Product product = catalogue.product(campaign.productId(), day).orElse(null);
        if (policy == null || product == null) return Optional.empty();
        Tariff now = catalogue.tariff(tariffOf(candidate, policy), day).orElse(null);
        Tariff then = product.to() == null ? now : catalogue.tariff(product.to(), day).orElse(null);
        return now == null || then == null
                ? Optional.empty()
                : Optional.of(new Case(candidate, campaign, catalogue, policy, product, now, then, terms, worths));
    }

    /** A customer whose tariff is not known is compared with the deployment's default. */
    static String tariffOf(Candidate candidate, Policy policy) {
        if (candidate.account().tariffId() != null) return candidate.account().tariffId();
        return candidate.account().contractedKva() == null ? policy.defaultTariff() : policy.defaultDemandTariff();
    }

    Proposal proposal() { return worth().proposal; }

    Valuation valuation() { return worth().valuation; }

    boolean valued() { return worth != null; }

    private Worth worth() {
        if (worth == null) worth = worths.computeIfAbsent(product.id(), id -> compute());
        return worth;
    }

    private Worth compute() {
        Proposal proposal = new Proposal(product, policy, now, then, YearLoad.of(candidate.profile()),
                candidate.forecast() == null ? null : candidate.forecast().deciles(), candidate.account().contractedKva(),
                candidate.account().mayLeave(),
                surroundings(candidate, terms.learned().getOrDefault(product.id(), 0d),
                        terms.anyway().of(product.id(), candidate.profile().segment()).orElse(null)),
                alternatives());
        Valuation valuation = Valuation.of(proposal);
        return new Worth(proposal, valuation, told(proposal, valuation));
    }

    /** Other tariffs the customer could have by some product. */
    private List<Tariff> alternatives() {
        return open(candidate, catalogue, now.id()).stream().map(Product::to).filter(id -> !id.equals(then.id())).distinct()
                .flatMap(id -> catalogue.tariff(id, candidate.day()).stream()).toList();
    }

    /** Products that lead the customer to another tariff; a price for those who would leave is not open to whoever asks. */
    static List<Product> open(Candidate candidate, Catalogue catalogue, String tariffId) {
        CandidateFacts facts = new CandidateFacts(candidate, tariffId);
        return catalogue.leadingFrom(tariffId, candidate.day()).stream()
                .filter(one -> one.kind() != Product.Kind.RETENTION_PRICE)
                .filter(one -> one.customerKinds().isEmpty() || one.customerKinds().contains(candidate.account().kind()))
                .filter(one -> one.eligibility() == null || Words.condition(one.eligibility()).holds(facts)).toList();
    }

    private static Map<String, String> told(Proposal proposal, Valuation valuation) {
        Map<String, String> told = new TreeMap<>();
        if (valuation.rival() != null)
            told.put("rival",
                    "%s at %s, gap %s".formatted(valuation.rival().name(), valuation.rival().price(), valuation.rival().gapBefore()));
        told.put("acceptanceShift", "" + proposal.market().acceptanceShift());
        told.put("annualKwh", String.format(Locale.ROOT, "%.3f", proposal.load().kwh()));
        told.put("billBefore", valuation.before().total().toString());
        told.put("billAfter", valuation.after().total().toString());
        told.put("savingP10", valuation.saving().p10().toString());
        told.put("savingP50", valuation.saving().p50().toString());
        told.put("acceptance", "" + valuation.acceptance());
        told.put("marginChange", valuation.change().toString());
        if (valuation.uplift() != null) {
            told.put("takesAnyway", "" + proposal.market().anyway());
            told.put("uplift", "" + valuation.uplift());
        }
        if (valuation.regret() != null) {
            told.put("bestTariff", valuation.regret().best() + " at " + valuation.regret().bill());
            told.put("regret", valuation.regret().amount().toString());
        }
        if (valuation.risk() != null) told.put("risk", valuation.risk() + " at " + proposal.policy().riskAversion());
        told.put("value", valuation.value().toString());
        return told;
    }

    Map<String, String> told() { return worth().told; }

    /** The number that decides whether the customer, or its group account, is held out. */
    double draw() {
        if (draw == null) draw = new Assignment(campaign.salt(), campaign.id()).draw(candidate.account().unit());
        return draw;
    }

    /** @param anyway chance that the customer takes the product unasked, or null */
    static Surroundings surroundings(Candidate candidate, double acceptanceShift, Double anyway) {
        Market market = candidate.market();
        Map.Entry<String, Double> rival = market.bestRival(candidate.profile().annualKwh()).orElse(null);
        return new Surroundings(market.wholesale(), market.low(), market.high(), rival == null ? null : rival.getKey(),
                rival == null ? null : rival.getValue(), candidate.profile().features().get(LOSS_SHARE), acceptanceShift, anyway);
    }

    /** What an offer would take from caps and budget. */
    Claim claim() {
        return new Claim(candidate.account().customerId(), candidate.account().unit(), campaign.id(), product.id(), campaign.channel(),
                candidate.day(), product.contactCost().plus(product.incentive()));
    }

    /** The first moment after the decision at which the customer may be contacted: a day decides at its end, a live decision when it is made. */
    ZonedDateTime notBefore() {
        ZonedDateTime decided = terms.at() == null
                ? candidate.day().plusDays(1).atStartOfDay(terms.zone())
                : terms.at().atZone(terms.zone());
        return policy.contact().quiet() == null ? decided : policy.contact().quiet().next(decided);
    }

    Terms terms() { return terms; }

    Candidate candidate() { return candidate; }

    Campaign campaign() { return campaign; }

    Policy policy() { return policy; }

    Product product() { return product; }

    Tariff now() { return now; }

    Tariff then() { return then; }
}

package com.meterwise.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Definitions.Kind;
import com.meterwise.campaign.catalogue.SampleCatalogue;
import com.meterwise.campaign.decision.Candidate;
import com.meterwise.campaign.decision.Decider;
import com.meterwise.campaign.decision.Decision;
import com.meterwise.campaign.intake.Account;
import com.meterwise.campaign.intake.Profile;
import com.meterwise.campaign.offers.NewOffers;
import com.meterwise.campaign.offers.Offer;
import com.meterwise.campaign.offers.Offers;
import com.meterwise.campaign.offers.Proof;
import com.meterwise.campaign.offers.Status.Move;
import com.meterwise.campaign.valuation.Bill;
import com.meterwise.forecasting.Forecasting;
import com.meterwise.forecasting.evaluation.Conformal;
import com.meterwise.forecasting.evaluation.Training;
import com.meterwise.forecasting.history.CustomerHistory;
import com.meterwise.forecasting.history.LoadHistory;
import com.meterwise.forecasting.models.DayTypes;
import com.meterwise.forecasting.operation.Surroundings;
import com.meterwise.forecasting.publishing.IssuedForecast;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.intake.MeterDay;
import com.meterwise.segmentation.screening.Thresholds;

/**
 * One key account of the invented utility from readings to an accepted offer, with every number on the way: computed by the services' own
 * classes, in the order the services do it. The text is docs/case-study.md; a test compares the two.
 */
final class CaseStudy {
    private static final int CUSTOMERS = 60, DAYS = 60, HOURS = 24, DECILES = 9;

    private final PlantedMarket market = PlantedMarket.of(1, CUSTOMERS, DAYS);
    private final Population population = market.population();
    private final Catalogue catalogue = SampleCatalogue.read();
    private final List<String> lines = new ArrayList<>();

    /** A customer with all that is known when its offer is decided. */
    private record Found(LoadProfile profile, IssuedForecast forecast, Candidate candidate, Decision decision, String segment) {}

    static String text() { return new CaseStudy().written(); }

    private String written() {
        List<LoadProfile> profiles = population.profiles(population.lastDay(), DAYS);
        Set<String> keyAccounts = keyAccounts(profiles);
        Segmented segmented = Segmented.of(profiles, keyAccounts, Optional.empty());
        Found found = profiles.stream().filter(profile -> keyAccounts.contains(profile.customerId()) && profile.canBeSegmented())
                .map(profile -> decided(profile, segmented.segment(profile))).filter(one -> one.decision().offerId().isPresent())
                .findFirst()
                .orElseThrow();
        add("# A key account, from readings to an accepted offer", "",
                "One customer of the invented utility (%d customers, %d days, seed 1), computed by the classes the services run. `./report case-study`"
                        .formatted(CUSTOMERS, DAYS),
                "prints this page anew, and a test holds it against what is written here: no number is typed by hand.", "");
        readings(found);
        screening(found, profiles);
        forecast(found);
        decision(found);
        offer(found);
        return String.join("\n", lines) + "\n";
    }

    private void readings(Found found) {
        List<MeterDay> days = population.meterDays().get(found.profile().customerId());
        int slots = days.stream().mapToInt(day -> day.energy().slots()).sum();
        int missing = days.stream().mapToInt(day -> day.energy().slots() - day.energy().present()).sum();
        add("## Readings", "", "%s is %s, %s, on tariff %s with %s kVA contracted.".formatted(found.profile().customerId(),
                master(found).get("kind").asText().toLowerCase(Locale.ROOT), "sector " + master(found).get("sector").asText(),
                master(found).get("tariffId").asText(), master(found).get("contractedKva").asText()),
                "%,d hourly readings in %d meter-days; %d slots are missing.".formatted(slots, days.size(), missing), "");
    }

    private void screening(Found found, List<LoadProfile> profiles) {
        Map<String, Double> features = found.profile().features();
        double all = profiles.stream().filter(LoadProfile::canBeSegmented).mapToDouble(LoadProfile::annualKwh).sum();
        add("## Profile, segment, key account", "", "| feature | value |", "|---|---|",
                "| annual energy | %,.0f kWh, %.1f %% of all customers' |".formatted(found.profile().annualKwh(),
                        100 * found.profile().annualKwh() / all));
        for (String name : List.of("peakKw", "loadFactor", "peakShare", "valleyShare", "weekendRatio"))
            if (features.containsKey(name)) add("| %s | %.3f |".formatted(name, features.get(name)));
        add("", "Segment %s. Key account by the gate on contracted capacity: %s kVA, at least %.0f.".formatted(found.segment(),
                master(found).get("contractedKva").asText(), Thresholds.DEFAULTS.contractedKva()), "");
    }

    private void forecast(Found found) {
        add("## Load forecast", "", "For the two days after %s, by model %s; daily sums of the hourly deciles, kWh:"
                .formatted(found.forecast().day(), found.forecast().model()), "", "| | P10 | P50 | P90 |", "|---|---|---|---|");
        for (int lead = 1; lead <= 2; lead++) {
            double[][] kwh = found.forecast().atLead(lead).kwh();
            add("| day %d ahead | %,.1f | %,.1f | %,.1f |".formatted(lead, sum(kwh[0]), sum(kwh[4]), sum(kwh[8])));
        }
        add("");
    }

    private void decision(Found found) {
        Decision decision = found.decision();
        add("## Bills under both tariffs", "", "| line | quantity | price | amount |", "|---|---|---|---|");
        for (Bill bill : List.of(decision.valuation().before(), decision.valuation().after())) {
            for (Bill.Line line : bill.lines())
                add("| %s: %s | %s %s | %s | %s |".formatted(bill.tariffId(), line.item(), line.quantity().toPlainString(), line.unit(),
                        line.price(), line.amount()));
            add("| **%s, a year** | | | **%s** |".formatted(bill.tariffId(), bill.total()));
        }
        add("", "Over the forecast's paths the customer saves %s (P10), %s (P50), %s (P90) a year.".formatted(
                decision.valuation().saving().p10(),
                decision.valuation().saving().p50(), decision.valuation().saving().p90()),
                "Of all tariffs it could have, the same load costs least under %s, %s a year: %s less than under the one proposed."
                        .formatted(
                                decision.valuation().regret().best(), decision.valuation().regret().bill(),
                                decision.valuation().regret().amount()),
                "", "## Decision", "", "| rule | hits | |", "|---|---|---|");
        decision.steps().forEach(step -> add("| %s | %s | %s |".formatted(step.ruleId(), step.hit() ? "yes" : "no", step.detail())));
        add("", "Accepted with probability %.4f; the expected margin changes by %s; worth %s to the retailer.".formatted(
                decision.valuation().acceptance(), decision.valuation().change(), decision.valuation().value()), "");
    }

    private void offer(Found found) {
        Offers.Made made = new NewOffers(population.time())
                .of(found.decision(), found.candidate(), population.time().endOf(found.decision().day())).orElseThrow();
        add("## Offer", "", "| step | version | status |", "|---|---|---|");
        Offer offer = made.offer();
        add(row("decided", offer));
        for (Move move : List.of(Move.APPROVE, Move.SEND, Move.ACCEPT)) {
            offer = offer.after(move, offer.at().plus(Duration.ofDays(1))).orElseThrow();
            add(row(move.name().toLowerCase(Locale.ROOT), offer));
        }
        Proof proof = Proof.read(made.proof());
        add("", "Proof %s; recomputed from its inputs: %s. A manager approves it, since it is for a key account.".formatted(
                proof.hash().substring(0, 16), proof.holds() ? "the same value" : "NOT the same value"));
    }

    private static String row(String step, Offer offer) { return "| %s | %d | %s |".formatted(step, offer.version(), offer.status()); }

    private Set<String> keyAccounts(List<LoadProfile> profiles) {
        Set<String> key = new TreeSet<>();
        for (LoadProfile profile : profiles) {
            JsonNode customer = market.customers().get(profile.customerId());
            if (customer.path("contractedKva").asDouble() >= Thresholds.DEFAULTS.contractedKva()) key.add(profile.customerId());
        }
        return key;
    }

    private Found decided(LoadProfile load, String segment) {
        String id = load.customerId();
        JsonNode customer = market.customers().get(id);
        Set<String> channels = new HashSet<>();
        customer.path("consents").properties().forEach(consent -> {
            if (consent.getValue().path("status").asText().equals("GRANTED")) channels.add(consent.getKey().toUpperCase(Locale.ROOT));
        });
        Account account = new Account(id, customer.get("kind").asText(), customer.get("tariffId").asText(),
                customer.get("contractedKva").asDouble(), customer.path("competitive").asBoolean(true), channels,
                customer.path("arrearsDays").asInt(), 0, 1);
        Profile profile = new Profile(id, load.day(), load.annualKwh(), load.features().get("peakKw"), null, load.weekday(), load.weekend(),
                segment, "KEY", load.grade().name(), load.features(), 0, 1);
        IssuedForecast issued = issued(id);
        double[][] deciles = new double[DECILES][];
        for (int q = 0; q < DECILES; q++)
            deciles[q] = issued.atLead(2).kwh()[q];
        Candidate candidate = new Candidate(account, profile,
                new com.meterwise.campaign.intake.Forecast(id, load.day(), deciles, issued.grade(), 0, 1), Map.of(), load.day(),
                List.of("segment " + segment + ", was none"));
        List<Campaign> campaigns = SampleCatalogue.all(Kind.CAMPAIGN);
        Decision best = new Decider(catalogue).decide(candidate, campaigns).stream().filter(one -> one.offerId().isPresent()).findFirst()
                .orElseGet(() -> new Decider(catalogue).decide(candidate, campaigns).get(0));
        return new Found(load, issued, candidate, best, segment);
    }

    private IssuedForecast issued(String id) {
        MarketTime time = population.time();
        LocalDate first = population.firstDay();
        double[][] kwh = new double[DAYS][HOURS];
        Instant[] known = new Instant[DAYS];
        for (int d = 0; d < DAYS; d++) {
            java.util.Arrays.fill(kwh[d], Double.NaN);
            known[d] = time.endOf(first.plusDays(d));
        }
        for (MeterDay day : population.meterDays().get(id)) {
            int d = (int) java.time.temporal.ChronoUnit.DAYS.between(first, day.day());
            for (int h = 0; h < Math.min(HOURS, day.energy().slots()); h++)
                kwh[d][h] = day.energy().kwh(h);
        }
        Surroundings around = Surroundings.of(new DayTypes(Set.of()));
        Forecasting forecasting = new Forecasting(time, new Training(28), new Conformal(around.types()));
        LoadHistory load = LoadHistory.of(first, kwh, known);
        CustomerHistory history = new CustomerHistory(id, Duration.ofHours(1), load, load.last(), 0, known[DAYS - 1]);
        Training.Outcome trained = forecasting.train(history, around, Optional.empty());
        return forecasting.forecast(history, around, trained.model(), trained.residuals());
    }

    private JsonNode master(Found found) { return market.customers().get(found.profile().customerId()); }

    private static double sum(double[] kwh) {
        double sum = 0;
        for (double one : kwh)
            sum += one;
        return sum;
    }

    private void add(String... more) { lines.addAll(List.of(more)); }
}

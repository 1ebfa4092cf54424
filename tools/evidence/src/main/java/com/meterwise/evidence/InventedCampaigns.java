package com.meterwise.evidence;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Definitions.Kind;
import com.meterwise.campaign.catalogue.Limits;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.catalogue.Product;
import com.meterwise.campaign.catalogue.SampleCatalogue;
import com.meterwise.campaign.decision.Candidate;
import com.meterwise.campaign.decision.Standing;
import com.meterwise.campaign.intake.Account;
import com.meterwise.campaign.intake.Forecast;
import com.meterwise.campaign.intake.Profile;
import com.meterwise.campaign.intake.Traits;

/** Customers with loads of their own before campaigns of the product's sample catalogue. */
final class InventedCampaigns {
    static final LocalDate DAY = LocalDate.of(2026, 6, 15);
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final int PRODUCTS = 5;
    private static final String PRODUCT = "P-";
    private static final int HOURS = 24;

    private final List<Account> accounts = new ArrayList<>();
    private final List<double[]> loads = new ArrayList<>();
    private final Catalogue catalogue;
    private final Random random;

    InventedCampaigns(Random random, int customers) {
        this.random = random;
        for (int c = 0; c < customers; c++) {
            String id = "C-%05d".formatted(c);
            String group = random.nextInt(3) == 0 ? "G-%04d".formatted(random.nextInt(1 + customers / 4)) : null;
            Traits traits = new Traits(null, null, null, null, null, group, Map.of(), Set.of());
            accounts.add(new Account(id, "COMMERCIAL", "T-FLAT", null, true, random.nextInt(5) == 0 ? Set.of() : Set.of("EMAIL"), 0, traits,
                    0, 1));
            loads.add(load(random));
        }
        catalogue = new Catalogue(SampleCatalogue.all(Kind.TARIFF), products(), SampleCatalogue.all(Kind.POLICY), List.of());
    }

    Catalogue catalogue() { return catalogue; }

    boolean agrees(String customerId) {
        return accounts.stream().anyMatch(one -> one.customerId().equals(customerId) && !one.channels().isEmpty());
    }

    /** Campaigns of the tariff switch, each with a holdout of its own. */
    List<Campaign> campaigns(int count, Supplier<Limits> limits) {
        List<Campaign> campaigns = new ArrayList<>();
        for (int i = 0; i < count; i++)
            campaigns.add(
                    new Campaign("C-%02d".formatted(i), 1, "campaign " + i, PRODUCT + i % PRODUCTS, "EMAIL", Campaign.Status.ACTIVE, null,
                            "salt" + i, random.nextInt(4) / 10., random.nextInt(4), null, null, null, null, limits.get()));
        return campaigns;
    }

    List<Candidate> on(LocalDate day, Map<String, Map<String, Standing>> standings) {
        List<Candidate> candidates = new ArrayList<>();
        for (int c = 0; c < accounts.size(); c++) {
            String id = accounts.get(c).customerId();
            double[] load = loads.get(c);
            double peak = java.util.Arrays.stream(load).max().orElseThrow();
            candidates.add(new Candidate(accounts.get(c),
                    new Profile(id, day, null, peak, null, load, load, "S1", "STANDARD", "A", 0, 1), forecast(id, day, load),
                    standings.getOrDefault(id, Map.of()), day, List.of("invented")));
        }
        return candidates;
    }

    private static Forecast forecast(String id, LocalDate day, double[] load) {
        double[][] deciles = new double[9][HOURS];
        for (int q = 0; q < 9; q++)
            for (int h = 0; h < HOURS; h++)
                deciles[q][h] = load[h] * (1 + .1 * (q - 4) / 4);
        return new Forecast(id, day, deciles, "A", 0, 1);
    }

    /** kWh by hour: a base all day, and more by day or by night. */
    private static double[] load(Random random) {
        double size = 2 + 8 * random.nextDouble(), night = .5 + random.nextDouble();
        double[] load = new double[HOURS];
        for (int h = 0; h < HOURS; h++)
            load[h] = size * (h < 8 || h >= 20 ? night : 1);
        return load;
    }

    /** The switch to time-of-use prices with different incentives: each is valued by itself. */
    private static List<Product> products() {
        Product one = SampleCatalogue.all(Kind.PRODUCT).stream().filter(product -> product.id().equals("P-TOU-SWITCH")).findFirst()
                .orElseThrow();
        List<Product> products = new ArrayList<>();
        for (int i = 0; i < PRODUCTS; i++)
            products.add(new Product(PRODUCT + i, 1, one.name(), one.kind(), one.from(), one.to(), one.claimsSaving(), one.customerKinds(),
                    one.leastKwh(), one.acceptance(), one.contactCost(), Money.of(i + ".00"), one.validDays(), one.validFrom(),
                    one.source(),
                    one.eligibility(), one.effect()));
        return products;
    }
}

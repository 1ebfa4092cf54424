package com.meterwise.segmentation.market;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.segmentation.screening.MarketPrices;
import com.meterwise.segmentation.screening.Pareto;

/**
 * Where the retailer's energy and money go in a period, by one attribute.
 *
 * @param asOf         the day whose attributes and prices count
 * @param parts        largest first by energy; customers of whom the attribute is not known are in UNKNOWN
 * @param total        of all parts
 * @param hhi          Herfindahl-Hirschman index over the parts' energy
 * @param customerHhi  over the customers
 * @param topTenShare  of the ten largest customers
 * @param paretoCurve  cumulative share of energy after each tenth of the customers, largest first
 * @param marketKwh    energy of the whole market in the period, from market.total; null if not told
 * @param marketShare  own energy of it
 * @param rivals       retailer to its newest market share, from market.share.*
 * @param switching    indicator to its sum over the period, from market.switching.*
 * @param basis        what money was reckoned with, for a person
 */
public record MarketStatus(String by, LocalDate from, LocalDate to, LocalDate asOf, List<Part> parts, Part total, double hhi,
        double customerHhi, double topTenShare, List<Double> paretoCurve, Double marketKwh, Double marketShare, Map<String, Double> rivals,
        Map<String, Double> switching, String basis) {
    /** A customer silent for longer at the period's end has left. */
    private static final int SILENT_DAYS = 7;

    /**
     * @param share       of all energy
     * @param revenue     of the customers whose revenue or price is known; null if of none
     * @param annualRevenue sum of what customers were told to bring in a year; null if of none
     * @param margin      revenue - energy x wholesale price - losses, of the same customers
     * @param joined      first read in the period, and later than the first of all: those with whom the readings begin were there before
     * @param left        silent at the period's end
     * @param churn       left / those there when the period began; null if nobody was
     * @param priceGap    mean of (own price - best competitor's) / own price, by energy; null if not known of anybody
     */
    public record Part(String name, long customers, double kwh, double share, Double revenue, Double annualRevenue, Double margin,
            long joined, long left, Double churn, Double priceGap) {}

    /**
     * What the market as a whole was told to do in the period.
     *
     * @param wholesalePrice mean per kWh, or null
     */
    record Outside(Double marketKwh, Double wholesalePrice, MarketPrices prices, Map<String, Double> rivals,
            Map<String, Double> switching) {}

    /** @param uses customers with readings in the period */
    static MarketStatus of(Attribute by, LocalDate from, LocalDate to, LocalDate asOf, List<Use> uses, Outside outside, Margins margins) {
        Map<String, Double> customers = new TreeMap<>();
        Map<String, Sum> sums = new TreeMap<>();
        Sum all = new Sum();
        LocalDate begin = uses.stream().map(Use::firstDay).min(Comparator.naturalOrder()).orElse(from);
        LocalDate news = begin.isBefore(from) ? from : begin.plusDays(1);
        for (Use use : uses) {
            customers.put(use.customerId(), use.kwh());
            Double rival = outside.prices().rival(use.region(), use.annualKwh(from, to));
            sums.computeIfAbsent(use.part(), part -> new Sum()).add(use, from, to, news, rival, outside.wholesalePrice(), margins);
            all.add(use, from, to, news, rival, outside.wholesalePrice(), margins);
        }
        Map<String, Double> energy = new TreeMap<>();
        sums.forEach((part, sum) -> energy.put(part, sum.kwh));
        List<Part> parts = new ArrayList<>();
        sums.forEach((part, sum) -> parts.add(sum.part(part, all.kwh)));
        parts.sort(Comparator.comparingDouble((Part part) -> -part.kwh()).thenComparing(Part::name));
        Pareto among = Pareto.of(customers, 0.8, 0.95);
        Double marketShare = outside.marketKwh() == null || outside.marketKwh() <= 0 ? null : Double.valueOf(all.kwh / outside.marketKwh());
        return new MarketStatus(by.label(), from, to, asOf, parts, all.part("ALL", all.kwh), Pareto.of(energy, 0.8, 0.95).hhi(),
                among.hhi(),
                among.topTenShare(), among.curve(), outside.marketKwh(), marketShare, outside.rivals(), outside.switching(),
                margins.basis(outside.wholesalePrice()));
    }

    private static final class Sum {
        private long customers;
        private double kwh;
        private double revenue;
        private double annualRevenue;
        private double margin;
        private boolean hasRevenue;
        private boolean hasAnnualRevenue;
        private long joined;
        private long left;
        private double gap;
        private double gapKwh;

        /** @param news the first day on which one read for the first time has joined */
        void add(Use use, LocalDate from, LocalDate to, LocalDate news, Double rival, Double wholesale, Margins margins) {
            customers++;
            kwh += use.kwh();
            if (!use.firstDay().isBefore(news)) joined++;
            if (use.lastDay().isBefore(to.minusDays(SILENT_DAYS))) left++;
            if (use.annualRevenue() != null) {
                annualRevenue += use.annualRevenue();
                hasAnnualRevenue = true;
            }
            Double money = use.revenue(from, to);
            if (money != null) {
                revenue += money;
                margin += margins.of(money, use.kwh(), wholesale);
                hasRevenue = true;
            }
            Double own = use.price(from, to);
            if (own == null || rival == null || !(own > 0)) return;
            gap += use.kwh() * (own - rival) / own;
            gapKwh += use.kwh();
        }

        Part part(String name, double allKwh) {
            long there = customers - joined;
            return new Part(name, customers, kwh, allKwh == 0 ? 0 : kwh / allKwh, hasRevenue ? revenue : null,
                    hasAnnualRevenue ? annualRevenue : null, hasRevenue ? margin : null, joined, left,
                    there == 0 ? null : Double.valueOf(Math.min(1, (double) left / there)),
                    gapKwh > 0 ? Double.valueOf(gap / gapKwh) : null);
        }
    }
}

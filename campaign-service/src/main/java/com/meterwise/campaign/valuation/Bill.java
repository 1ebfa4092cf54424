package com.meterwise.campaign.valuation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.meterwise.campaign.catalogue.DemandCharge;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.catalogue.Tariff;
import com.meterwise.campaign.catalogue.TariffExtras;

/**
 * A year's bill under one tariff.
 *
 * @param version of the tariff
 * @param total   exactly the sum of the lines
 */
public record Bill(String tariffId, int version, List<Line> lines, Money total) {
    private static final int MONTHS = 12;

    public enum Part {
        ENERGY, DEMAND, POWER_FACTOR, LEVY
    }

    /**
     * One line: the amount is quantity times price, to the cent, so that it can be checked from what is printed.
     *
     * @param price for one unit
     */
    public record Line(Part part, String item, BigDecimal quantity, String unit, Money price, Money amount) {
        static Line of(Part part, String item, double quantity, String unit, Money price) {
            BigDecimal printed = BigDecimal.valueOf(quantity).setScale(3, RoundingMode.HALF_EVEN);
            return new Line(part, item, printed, unit, price, Money.rounded(printed.multiply(price.amount())));
        }
    }

    public Bill {
        lines = List.copyOf(lines);
        if (!Money.sum(lines.stream().map(Line::amount).toList()).equals(total))
            throw new IllegalArgumentException("the lines do not sum to " + total);
    }

    /**
     * @param kva contracted capacity; needed if the tariff charges for it
     * @throws IllegalArgumentException if the tariff charges for capacity or demand that is not known
     */
    public static Bill of(Tariff tariff, YearLoad load, Double kva) { return of(tariff, load, kva, null); }

    /** @param wholesale price per kWh by hour, 24 of weekdays, then 24 of weekends; needed if the tariff follows the market */
    public static Bill of(Tariff tariff, YearLoad load, Double kva, double[] wholesale) {
        List<Line> lines = new ArrayList<>();
        TariffExtras extras = tariff.extras();
        double fixed = extras.spot() == null ? 1 : 1 - extras.spot().share();
        for (Map.Entry<String, Double> period : load.kwhBy(tariff.periods()).entrySet()) {
            Money price = tariff.prices().get(period.getKey());
            if (fixed > 0) lines.add(Line.of(Part.ENERGY, "energy " + period.getKey(), period.getValue() * fixed, "kWh", price));
        }
        if (extras.spot() != null) lines.add(spotLine(extras.spot(), load, wholesale));
        extras.steps().forEach(step -> lines.add(Line.of(Part.ENERGY, "energy above %s kWh a month".formatted(step.above()),
                Prices.above(step, load.kwh()), "kWh", step.added())));
        if (tariff.demand() != null) lines.add(demandLine(tariff.demand(), load, kva));
        if (tariff.powerFactor() != null && load.powerFactor() != null) {
            Money hundredth = new Money(sum(lines).amount().movePointLeft(2));
            lines.add(Line.of(Part.POWER_FACTOR, String.format(Locale.ROOT, "power factor %.2f", load.powerFactor()),
                    tariff.powerFactor().percentAt(load.powerFactor()), "%", hundredth));
        }
        if (extras.green() != null)
            lines.add(Line.of(Part.ENERGY, "renewable energy", load.kwh() * extras.green().share(), "kWh",
                    extras.green().premium()));
        for (TariffExtras.Levy levy : extras.levies()) {
            boolean monthly = levy.basis() == TariffExtras.Basis.MONTH;
            lines.add(Line.of(Part.LEVY, levy.name(), monthly ? MONTHS : load.kwh(), monthly ? "month" : "kWh", levy.price()));
        }
        return new Bill(tariff.id(), tariff.version(), lines, sum(lines));
    }

    private static Line spotLine(TariffExtras.Spot spot, YearLoad load, double[] wholesale) {
        if (wholesale == null) throw new IllegalArgumentException("the market's price is charged but not known");
        double kwh = load.kwh();
        double mean = kwh > 0 ? Prices.cost(load.kwhByHour(), wholesale) / kwh : 0;
        Money price = new Money(BigDecimal.valueOf(mean).setScale(6, RoundingMode.HALF_EVEN)).plus(spot.markup());
        return Line.of(Part.ENERGY, "energy at the market's price", kwh * spot.share(), "kWh", price);
    }

    /** What the retailer earns on: the rest is passed on. */
    Money energy() {
        return sum(lines.stream().filter(line -> line.part == Part.ENERGY).toList());
    }

    private static Line demandLine(DemandCharge charge, YearLoad load, Double kva) {
        boolean capacity = charge.mode() == DemandCharge.Mode.CAPACITY;
        Double size = capacity ? kva : load.peakKw();
        if (size == null) throw new IllegalArgumentException("%s is charged but not known".formatted(charge.mode()));
        return Line.of(Part.DEMAND, capacity ? "contracted capacity" : "highest demand", size * MONTHS, capacity ? "kVA-month" : "kW-month",
                charge.price());
    }

    private static Money sum(List<Line> lines) { return Money.sum(lines.stream().map(Line::amount).toList()); }
}

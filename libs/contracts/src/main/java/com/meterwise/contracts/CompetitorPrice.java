package com.meterwise.contracts;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a competitor asks per kWh. It is told by an indicator of the name {@code price.competitor}, {@code price.competitor.<retailer>}, or
 * {@code price.competitor.<retailer>.<kWh>} where the price is for customers who use at least so many kWh a year. Large customers pay
 * less than households do, so what is asked of one says nothing about the other.
 *
 * @param indicator      its name
 * @param leastAnnualKwh what a customer must use a year to get it; 0 for everybody's
 */
public record CompetitorPrice(String indicator, double leastAnnualKwh, double perKwh) {
    public static final String PREFIX = "price.competitor";
    private static final Pattern NAME = Pattern.compile("price\\.competitor(?:\\.[^.]+(?:\\.([0-9]{1,12}))?)?");

    /** @return empty if the indicator is no competitor's price */
    public static Optional<CompetitorPrice> of(String indicator, double perKwh) {
        Matcher name = NAME.matcher(indicator);
        if (!name.matches()) return Optional.empty();
        return Optional.of(new CompetitorPrice(indicator, name.group(1) == null ? 0 : Double.parseDouble(name.group(1)), perKwh));
    }

    /** @param leastAnnualKwh null if it is asked of everybody */
    public static String name(String retailer, Long leastAnnualKwh) {
        return PREFIX + "." + retailer + (leastAnnualKwh == null ? "" : "." + leastAnnualKwh);
    }

    /** The cheapest of those a customer uses enough for, the first among equals. @param annualKwh null if not known: then everybody's only */
    public static Optional<CompetitorPrice> best(Collection<CompetitorPrice> asked, Double annualKwh) {
        double kwh = annualKwh == null ? 0 : annualKwh;
        return asked.stream().filter(one -> one.leastAnnualKwh <= kwh).min(Comparator.comparingDouble(CompetitorPrice::perKwh));
    }
}

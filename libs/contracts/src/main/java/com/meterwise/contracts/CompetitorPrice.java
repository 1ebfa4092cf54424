package com.meterwise.contracts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of the indicators that tell what competitors ask per kWh: {@code price.competitor}, {@code price.competitor.<retailer>}, or
 * {@code price.competitor.<retailer>.<kWh>} where the price is for customers who use at least so many kWh a year. Large customers pay
 * less than households do, so what is asked of one says nothing about the other.
 */
public final class CompetitorPrice {
    public static final String PREFIX = "price.competitor";
    private static final Pattern NAME = Pattern.compile("price\\.competitor(?:\\.[^.]+(?:\\.([0-9]{1,12}))?)?");

    private CompetitorPrice() {}

    /** @param leastAnnualKwh null if it is asked of everybody */
    public static String name(String retailer, Long leastAnnualKwh) {
        return PREFIX + "." + retailer + (leastAnnualKwh == null ? "" : "." + leastAnnualKwh);
    }

    public static boolean is(String indicator) { return NAME.matcher(indicator).matches(); }

    /** What a customer must use a year to get the price; 0 for everybody's. */
    public static double leastAnnualKwh(String indicator) {
        Matcher name = NAME.matcher(indicator);
        if (!name.matches()) throw new IllegalArgumentException(indicator + " is no competitor's price");
        return name.group(1) == null ? 0 : Double.parseDouble(name.group(1));
    }
}

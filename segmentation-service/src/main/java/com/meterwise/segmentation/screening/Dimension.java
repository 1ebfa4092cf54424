package com.meterwise.segmentation.screening;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** What a customer's value is made of: more is better, nothing is negative, what is not known is null. */
record Dimension(String name, Function<Account, Double> value) {
    private static final double MONTHS_THAT_COUNT = 120;
    private static final double DAYS_LATE = 30;

    static final List<Dimension> ALL = List.of(
            new Dimension("energy", Account::kwh),
            new Dimension("profit", account -> account.money().margin() == null ? null : account.margin()),
            new Dimension("usageQuality", Dimension::usageQuality),
            new Dimension("growth", Dimension::growth),
            new Dimension("strategic",
                    account -> (Boolean.TRUE.equals(account.criticalSupply()) ? 1.0 : 0) + (account.parentId() != null ? 1 : 0)),
            new Dimension("credit", account -> account.dealings().arrearsDays() == null
                    ? null
                    : 1 / (1 + account.dealings().arrearsDays() / DAYS_LATE)),
            new Dimension("loyalty", Dimension::loyalty));

    /**
     * Values of all accounts; an unknown one takes the median of the known, so that it neither helps nor harms.
     *
     * @return empty array if it is known of nobody, or tells nobody apart from zero
     */
    double[] column(List<Account> accounts) {
        Double[] known = accounts.stream().map(value).toArray(Double[]::new);
        double[] sorted = Stream.of(known).filter(one -> one != null).mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0 || sorted[sorted.length - 1] <= 0) return new double[0];
        double median = sorted[sorted.length / 2];
        return Arrays.stream(known).mapToDouble(one -> one == null ? median : one).toArray();
    }

    /** Mean of what is known: load factor, valley use, power factor, keeping to the contract. */
    private static Double usageQuality(Account account) {
        Double deviation = account.features().get("deviationRate");
        DoubleStream parts = Stream.of(account.features().get("loadFactor"), account.features().get("valleyShare"),
                account.features().get("powerFactor"), deviation == null ? null : Double.valueOf(1 - deviation))
                .filter(part -> part != null).mapToDouble(part -> Math.max(0, Math.min(1, part)));
        double[] known = parts.toArray();
        return known.length == 0 ? null : Double.valueOf(Arrays.stream(known).sum() / known.length);
    }

    private static Double growth(Account account) {
        Double growth = account.dealings().growth() != null ? account.dealings().growth() : account.dealings().recent();
        return growth == null ? null : Double.valueOf(Math.max(0, Math.min(2, 1 + growth)));
    }

    /** Years with us up to ten, more when there is contact, less for each complaint. */
    private static Double loyalty(Account account) {
        Dealings dealings = account.dealings();
        if (dealings.tenureMonths() == null) return null;
        double tenure = Math.min(MONTHS_THAT_COUNT, dealings.tenureMonths()) / MONTHS_THAT_COUNT;
        return tenure * (1 + Math.min(1, dealings.contacts() / 4.0)) / (1 + dealings.complaints());
    }
}

package com.meterwise.campaign.catalogue;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An amount or a price in the deployment's one currency; a decimal string outside, exact inside. */
public record Money(BigDecimal amount) implements Comparable<Money> {
    public static final Money ZERO = new Money(new BigDecimal("0.00"));
    private static final int CENTS = 2;
    private static final int LONGEST = 40;

    public Money {
        requireNonNull(amount, "amount");
    }

    /** @throws IllegalArgumentException if the text is no decimal number of at most 40 characters */
    @JsonCreator
    public static Money of(String text) {
        // A longer text is refused unread: "1e999999999" would take minutes to print.
        if (text.length() > LONGEST || !text.matches("-?\\d+(\\.\\d+)?"))
            throw new IllegalArgumentException("not a decimal amount: " + text.substring(0, Math.min(text.length(), LONGEST)));
        return new Money(new BigDecimal(text));
    }

    /** To the cent, half to even, so that roundings of many amounts do not drift. */
    public static Money rounded(double amount) {
        return rounded(BigDecimal.valueOf(amount));
    }

    public static Money rounded(BigDecimal amount) { return new Money(amount.setScale(CENTS, RoundingMode.HALF_EVEN)); }

    public static Money sum(Collection<Money> amounts) { return amounts.stream().reduce(ZERO, Money::plus); }

    public Money plus(Money other) { return new Money(amount.add(other.amount)); }

    public Money minus(Money other) { return new Money(amount.subtract(other.amount)); }

    public Money times(int count) { return new Money(amount.multiply(BigDecimal.valueOf(count))); }

    public boolean isZero() { return amount.signum() == 0; }

    public double toDouble() { return amount.doubleValue(); }

    @Override
    public int compareTo(Money other) { return amount.compareTo(other.amount); }

    @JsonValue
    @Override
    public String toString() { return amount.toPlainString(); }
}

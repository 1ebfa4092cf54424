package com.meterwise.campaign.catalogue;

import static java.util.Objects.requireNonNull;

/**
 * The part of a bill that pays for the size of the connection.
 *
 * @param mode          what is charged
 * @param capacityPrice per kVA of contracted capacity and month
 * @param demandPrice   per kW of the month's highest demand and month
 */
public record DemandCharge(Mode mode, Money capacityPrice, Money demandPrice) {
    public enum Mode {
        CAPACITY, MAX_DEMAND
    }

    public DemandCharge {
        requireNonNull(mode, "mode");
        requireNonNull(mode == Mode.CAPACITY ? capacityPrice : demandPrice, "price of mode " + mode);
    }

    /** Price of the mode in force. */
    public Money price() { return mode == Mode.CAPACITY ? capacityPrice : demandPrice; }

    /**
     * Utilisation Pmax / capacity below which paying for the highest demand is cheaper than paying for the capacity.
     *
     * @throws NullPointerException if a price is not known
     */
    public double switchesBelow() { return capacityPrice.toDouble() / demandPrice.toDouble(); }
}

package com.meterwise.segmentation.screening;

/**
 * How a customer stands with the retailer, besides its load; what is not known is null.
 *
 * @param competitive     may switch supplier; not known counts as yes
 * @param contractDays    days until the contract ends, negative if it has ended
 * @param rivalPrice      best price per kWh among the competitors of its region
 * @param complaints      complaints and disputes of the last twelve months
 * @param contacts        visits, contacts and tickets of the last twelve months
 * @param monthsSinceContact since the last of these ever, or null
 * @param arrearsDays     how late it pays
 * @param tenureMonths    since its first contract or reading
 * @param growth          of the energy, against the same months a year before: 0.1 is ten percent more
 * @param recent          of the last whole month's energy against the month before, relative to all customers' change
 */
public record Dealings(Boolean competitive, Integer contractDays, Double rivalPrice, int complaints, int contacts,
        Integer monthsSinceContact, Integer arrearsDays, Integer tenureMonths, Double growth, Double recent) {
    public static final Dealings NONE = new Dealings(null, null, null, 0, 0, null, null, null, null, null);

    boolean maySwitch() { return !Boolean.FALSE.equals(competitive); }
}

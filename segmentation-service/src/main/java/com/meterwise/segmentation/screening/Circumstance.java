package com.meterwise.segmentation.screening;

import java.util.List;

/**
 * A number about a customer's supply and dealings that is put together when somebody asks, or a rule does. It is no part of a profile: other
 * services tell it after the day has been worked here, and a closed day must not depend on who was faster.
 *
 * @param formula for a person
 * @param source  what it is made from
 */
public record Circumstance(String name, String unit, String formula, String source) {
    public static final String LOSS_SHARE = "lossShare";
    public static final String OFFERS_TAKEN = "offersTaken";
    public static final String TENURE_MONTHS = "tenureMonths";
    public static final String ARREARS_DAYS = "arrearsDays";
    public static final String DAYS_TO_CONTRACT_END = "daysToContractEnd";
    public static final String MARGIN_PER_KWH = "marginPerKwh";
    /** Days of losses looked back on. */
    static final int LOSS_DAYS = 30;

    public static final List<Circumstance> ALL = List.of(
            new Circumstance(LOSS_SHARE, "1", "part of what its feeders are supplied with that is lost, over the last %d days told"
                    .formatted(LOSS_DAYS), "line losses of forecasting"),
            new Circumstance(OFFERS_TAKEN, "1", "offers accepted in the last 365 days", "offers of campaign"),
            new Circumstance(TENURE_MONTHS, "month", "whole months since the first contract or reading", "contracts and readings"),
            new Circumstance(ARREARS_DAYS, "d", "days the oldest unpaid bill is late", "master data"),
            new Circumstance(DAYS_TO_CONTRACT_END, "d", "days until the contract ends", "contracts"),
            new Circumstance(MARGIN_PER_KWH, "currency/kWh", "margin a year / energy a year", "the screening for key accounts"));
}

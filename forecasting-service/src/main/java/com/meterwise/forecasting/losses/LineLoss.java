package com.meterwise.forecasting.losses;

import java.time.LocalDate;

/**
 * Loss of a feeder on a market day. Energies are of the slots on which every child has a value.
 *
 * @param suppliedKwh  into the feeder, with its customers' generation, less what went on to feeders below
 * @param technicalKwh null when resistance, voltage and no-load loss are all unknown
 * @param coverage     share of the day's slots on which every child has a value
 * @param errorKwh     half width of the error bar
 */
public record LineLoss(String feederId, LocalDate day, double suppliedKwh, double soldKwh, Double technicalKwh, double coverage,
        double errorKwh, int customers) {
    public double lossKwh() { return suppliedKwh - soldKwh; }

    /** Of what was supplied, or null if that is nothing. */
    public Double lossPercent() {
        return suppliedKwh > 0 ? 100 * lossKwh() / suppliedKwh : null;
    }

    public Double nonTechnicalKwh() { return technicalKwh == null ? null : lossKwh() - technicalKwh; }
}

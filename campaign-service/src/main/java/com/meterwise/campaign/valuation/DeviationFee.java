package com.meterwise.campaign.valuation;

import com.meterwise.campaign.catalogue.Supply;

/** What energy costs that was not nominated. */
final class DeviationFee {
    private DeviationFee() {}

    /** max(0, |E - C| - tolerance x C) x price x factor. */
    static double of(double actualKwh, double nominatedKwh, Supply.Deviation deviation) {
        double beyond = Math.abs(actualKwh - nominatedKwh) - deviation.tolerance() * nominatedKwh;
        return Math.max(0, beyond) * deviation.price() * deviation.factor();
    }
}

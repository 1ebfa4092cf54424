package com.meterwise.ingestion.checking;

import java.util.Optional;

/**
 * V10: what the slots add up to against what the meter's register counted over the same time.
 *
 * @param resolutions steps of the register that may be lost at both ends, 2
 * @param share       of the total that may be lost besides, 0.002; the larger of the two holds
 */
public record SumCheck(double resolutions, double share) {
    public String code() { return "V10"; }

    /**
     * @param sumKwh        all slots between the two reads
     * @param countedKwh    the register's difference times its multiplier
     * @param resolutionKwh one step of the register, times the multiplier
     */
    public Optional<Suspicion> judge(double sumKwh, double countedKwh, double resolutionKwh) {
        double limit = Math.max(resolutions * resolutionKwh, share * Math.abs(countedKwh));
        double off = Math.abs(sumKwh - countedKwh);
        // a sum of whole Wh and a product of doubles may differ in the last bit
        if (off <= limit + 1e-9) return Optional.empty();
        return Optional.of(new Suspicion(code(), Severity.ERROR, -1, 0,
                "slots sum to %.3f kWh, the register counted %.3f kWh; the limit is %.3f kWh".formatted(sumKwh, countedKwh, limit)));
    }
}

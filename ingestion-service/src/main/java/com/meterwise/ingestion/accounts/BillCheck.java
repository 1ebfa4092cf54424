package com.meterwise.ingestion.accounts;

/**
 * An invoice beside what was metered in its days.
 *
 * @param meteredKwh      energy of the customer's meters, of what is there
 * @param coverage        share of the slots of these days that are there; 0 where nothing is
 * @param variancePercent billed less metered, in percent of metered; null while too little is metered to say
 * @param flag            OK, OVERBILLED, UNDERBILLED, or UNKNOWN while too little is metered
 */
public record BillCheck(Invoice invoice, double meteredKwh, double coverage, Double variancePercent, String flag) {

    /** When billed and metered energy disagree. @param tolerance share, such as 0.02; @param leastCoverage below which nothing is said */
    public record Limits(double tolerance, double leastCoverage) {
        public Limits {
            if (!(tolerance >= 0 && tolerance < 1)) throw new IllegalArgumentException("tolerance must be in [0, 1), got " + tolerance);
            if (!(leastCoverage > 0 && leastCoverage <= 1))
                throw new IllegalArgumentException("leastCoverage must be in (0, 1], got " + leastCoverage);
        }
    }

    static BillCheck of(Invoice invoice, double meteredKwh, double coverage, Limits limits) {
        if (coverage < limits.leastCoverage()) return new BillCheck(invoice, meteredKwh, coverage, null, "UNKNOWN");
        double difference = invoice.kwh() - meteredKwh;
        Double percent = meteredKwh == 0 ? null : Math.round(difference / meteredKwh * 10_000) / 100.0;
        boolean within = Math.abs(difference) <= limits.tolerance() * meteredKwh;
        return new BillCheck(invoice, meteredKwh, coverage, percent, within ? "OK" : difference > 0 ? "OVERBILLED" : "UNDERBILLED");
    }
}

package com.meterwise.segmentation.clustering;

/**
 * How much a segment's customers require of one kind of service, against everybody else.
 *
 * @param score       mean over its customers, each from 0 (least of all) to 1 (most of all)
 * @param others      mean over the others
 * @param superiority chance that one of its customers requires more than one of the others; 0.5 = no difference
 * @param p           of a rank test, adjusted for the number of tests (Benjamini and Hochberg)
 * @param differs     whether the difference is both significant and large enough to matter
 * @param because     features it was scored from
 */
public record ServiceNeed(Kind kind, double score, double others, double superiority, double p, boolean differs,
        java.util.List<String> because) {

    public ServiceNeed {
        because = java.util.List.copyOf(because);
    }

    /** Whether its customers require more than the others. */
    public boolean isHigher() { return differs && superiority > 0.5; }

    public enum Kind {
        RELIABILITY("outage protection and a priority line: processes that do not stop"), PRICE(
                "a price review and a time-of-use tariff: much energy in dear hours"), DEMAND_CHARGE(
                        "demand-charge advice: the peak is high for the energy"), POWER_FACTOR(
                                "reactive-power compensation: the power factor is low"), GREEN(
                                        "green supply and own generation: use follows the sun, or is fed by it"), ADVICE(
                                                "an energy audit: use is uneven, rises, or goes on when business rests");

        private final String words;

        Kind(String words) { this.words = words; }

        public String words() { return words; }
    }
}

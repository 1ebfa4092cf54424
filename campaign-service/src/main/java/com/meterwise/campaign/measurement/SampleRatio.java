package com.meterwise.campaign.measurement;

/** Whether an experiment's arms have the sizes they were meant to have; if not, something chose the customers and no result can be trusted. */
final class SampleRatio {
    /** 99.9 % point of chi-square with one degree of freedom. */
    private static final double LIMIT = 10.828;

    private SampleRatio() {}

    static boolean broken(int treated, int control, double holdout) {
        int all = treated + control;
        if (all == 0 || holdout <= 0 || holdout >= 1) return false;
        double off = control - all * holdout;
        return off * off / (all * holdout) + off * off / (all * (1 - holdout)) > LIMIT;
    }
}

package com.meterwise.forecasting.models;

/**
 * Days ahead, in classes that share coefficients: each of the first week, then by the week. A slot in class {@code k} is forecast from what is
 * at least {@code k} days older than itself.
 */
final class Leads {
    private Leads() {}

    /** The class of the {@code i}-th slot after the origin. */
    static int of(int i, int slots) {
        int lead = i / slots + 1;
        return lead <= 7 ? lead : (lead + 6) / 7 * 7;
    }

    /** Position of a class among those that a horizon of so many days needs. */
    static int position(int lead) {
        return lead <= 7 ? lead - 1 : 5 + lead / 7;
    }

    /** How many classes a horizon of so many slots needs. */
    static int count(int horizon, int slots) {
        return position(of(horizon - 1, slots)) + 1;
    }

    /** The class at a position. */
    static int at(int position) { return position < 7 ? position + 1 : (position - 5) * 7; }
}

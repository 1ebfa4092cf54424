package com.meterwise.ingestion.checking;

import java.util.Optional;

/**
 * V11: average daily use of a month against the month before and the same month of the year before. Told only if it is outside of both:
 * a season is not a fault.
 *
 * @param low  of either, 0.5
 * @param high of either, 2
 */
public record HighLow(double low, double high) {
    public String code() { return "V11"; }

    /** @param lastYearKwh average a day, like the other two; NaN if not known, then the month before decides alone, and so the other way round */
    public Optional<Suspicion> judge(double dailyKwh, double lastMonthKwh, double lastYearKwh) {
        boolean knowsMonth = lastMonthKwh > 0;
        boolean knowsYear = lastYearKwh > 0;
        if (!knowsMonth && !knowsYear) return Optional.empty();
        if (knowsMonth && isUsual(dailyKwh / lastMonthKwh) || knowsYear && isUsual(dailyKwh / lastYearKwh)) return Optional.empty();
        return Optional.of(new Suspicion(code(), Severity.INFO, -1, 0,
                "%.3f kWh a day; %.3f in the month before, %.3f in the year before; usual is %.2f to %.2f of it".formatted(dailyKwh,
                        lastMonthKwh, lastYearKwh, low, high)));
    }

    private boolean isUsual(double ratio) { return ratio >= low && ratio <= high; }
}

package com.meterwise.console.panel;

/**
 * A column of a table.
 *
 * @param key      JSON field of the rows' trees, with dots for inner ones
 * @param label    English, translated when shown
 * @param decimals of a number
 * @param unit     behind the label; empty if there is none
 * @param link     where a value leads, with fields in braces; empty if nowhere
 */
public record Column(String key, String label, Kind kind, int decimals, String unit, String link) {
    public enum Kind {
        TEXT, NUMBER, PERCENT, MONEY, TIME, BADGE, YES
    }

    public static Column text(String key, String label) { return new Column(key, label, Kind.TEXT, 0, "", ""); }

    public static Column badge(String key, String label) { return new Column(key, label, Kind.BADGE, 0, "", ""); }

    public static Column time(String key, String label) { return new Column(key, label, Kind.TIME, 0, "", ""); }

    public static Column yes(String key, String label) { return new Column(key, label, Kind.YES, 0, "", ""); }

    public static Column number(String key, String label, int decimals, String unit) {
        return new Column(key, label, Kind.NUMBER, decimals, unit, "");
    }

    /** Of shares: 0.12 is 12 %. */
    public static Column percent(String key, String label) {
        return new Column(key, label, Kind.PERCENT, 1, "", "");
    }

    /** In the market's currency. */
    public static Column money(String key, String label) {
        return new Column(key, label, Kind.MONEY, 2, "", "");
    }

    public Column to(String link) { return new Column(key, label, kind, decimals, unit, link); }

    public boolean isNumeric() { return kind == Kind.NUMBER || kind == Kind.PERCENT || kind == Kind.MONEY; }
}

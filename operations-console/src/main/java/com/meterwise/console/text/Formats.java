package com.meterwise.console.text;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Numbers and times as a person of a language reads them, times in the market's zone. */
public record Formats(Locale locale, ZoneId zone, String currency) {
    public Formats {
        // days before months and 24 hours, as grids work, unless the language says otherwise
        if (locale.equals(Locale.ENGLISH)) locale = Locale.UK;
    }

    public String number(double value, int decimals) {
        if (!Double.isFinite(value)) return "–";
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }

    /** @param share 0.12 is 12 % */
    public String percent(double share, int decimals) {
        return Double.isFinite(share) ? number(100 * share, decimals) + " %" : "–";
    }

    public String money(double amount) { return Double.isFinite(amount) ? number(amount, 2) + " " + currency : "–"; }

    /** A day or a moment as RFC 3339 writes it; anything else stays as it is. */
    public String time(String text) {
        try {
            if (text.length() == 10)
                return LocalDate.parse(text).format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale));
            Instant at = OffsetDateTime.parse(text).toInstant();
            return at.atZone(zone).format(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale));
        } catch (DateTimeParseException e) {
            return text;
        }
    }
}

package com.meterwise.synthetic;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.meterwise.synthetic.Chance.Draw;

/** What the utility has agreed on with its customers, and what happened between them. */
final class Dealings {
    private static final double SHARE_UNDER_CONTRACT = 0.6;
    private static final List<Integer> NOTICES = List.of(30, 60, 90);
    private static final List<Integer> MONTHS = List.of(12, 24, 36);
    private static final List<String> KINDS = List.of("TICKET", "CONTACT", "COMPLAINT", "VISIT", "OUTAGE", "SHUTDOWN", "DISPUTE");
    /** How often each kind happens, of a hundred events. */
    private static final List<Integer> WEIGHTS = List.of(35, 30, 14, 8, 8, 3, 2);
    private static final double EVENTS_A_YEAR = 2;

    private final Utility utility;
    private final Feeders feeders;

    Dealings(Utility utility) {
        this.utility = utility;
        feeders = new Feeders(utility);
    }

    /** All key accounts and most other businesses have one; it began some time ago, and a good part end within months. */
    void contracts(OutputStream out) throws IOException {
        try (NdJson lines = new NdJson(out)) {
            for (int f = 0; f < feeders.count(); f++)
                for (Customer customer : feeders.at(f).customers()) {
                    Chance chance = Chance.of(utility.seed(), Draw.TERMS, customer.number());
                    boolean agreed = chance.uniform() < SHARE_UNDER_CONTRACT;
                    if (customer.isKeyAccount() || agreed && !customer.archetype().isResidential())
                        lines.line(json -> contract(json, customer, chance));
                }
        }
    }

    private void contract(JsonGenerator json, Customer customer, Chance chance) throws IOException {
        int months = MONTHS.get((int) chance.below(MONTHS.size()));
        LocalDate from = YearMonth.from(utility.from()).minusMonths(chance.below(months)).atDay(1);
        double price = (customer.isKeyAccount() ? 0.15 : 0.24) * chance.between(.92, 1.08);
        json.writeStringField("contractId", "K-%06d".formatted(customer.number()));
        json.writeStringField("customerId", customer.id());
        json.writeStringField("product", "fixed-" + months);
        json.writeStringField("from", from.toString());
        json.writeStringField("to", from.plusMonths(months).toString());
        json.writeStringField("price", decimal(price, 4));
        if (customer.isKeyAccount()) {
            // what was agreed is a little beside what is used, as plans are
            double plan = customer.annualKwh() / 12 * chance.between(.93, 1.07);
            json.writeArrayFieldStart("monthlyKwh");
            for (int month = 1; month <= 12; month++) {
                LocalDate middle = LocalDate.of(2001, month, 15);
                json.writeNumber(Math.rint(plan * (1 + customer.archetype().response().season() * Weather.winter(middle))));
            }
            json.writeEndArray();
            json.writeNumberField("tolerance", 0.1);
        }
        json.writeNumberField("noticeDays", NOTICES.get((int) chance.below(NOTICES.size())));
    }

    /** A few a year for each customer, in the days told; most end within a week, one in ten is open. */
    void serviceEvents(OutputStream out) throws IOException {
        try (NdJson lines = new NdJson(out)) {
            for (LocalDate day = utility.from(); day.isBefore(utility.until()); day = day.plusDays(1))
                for (int f = 0; f < feeders.count(); f++)
                    for (Customer customer : feeders.at(f).customers()) {
                        Chance chance = Chance.of(utility.seed(), Draw.EVENT, customer.number(), day.toEpochDay());
                        LocalDate today = day;
                        if (chance.uniform() < EVENTS_A_YEAR / 365) lines.line(json -> event(json, customer, today, chance));
                    }
        }
    }

    private static void event(JsonGenerator json, Customer customer, LocalDate day, Chance chance) throws IOException {
        String kind = kind((int) chance.below(100));
        int hour = 7 + (int) chance.below(11);
        boolean open = chance.below(10) == 0;
        long hours = 1 + chance.below(kind.equals("OUTAGE") || kind.equals("SHUTDOWN") ? 5 : 160);
        String ref = "CASE-%d-%06d".formatted(day.toEpochDay(), customer.number());
        json.writeStringField("serviceEventId", ref);
        json.writeStringField("customerId", customer.id());
        json.writeStringField("kind", kind);
        json.writeStringField("from", day.atTime(hour, 0).toInstant(ZoneOffset.UTC).toString());
        if (!open) json.writeStringField("to", day.atTime(hour, 0).plusHours(hours).toInstant(ZoneOffset.UTC).toString());
        json.writeStringField("severity", chance.below(5) == 0 ? "high" : "low");
        json.writeStringField("ref", ref);
    }

    private static String kind(int percent) {
        int upTo = 0;
        for (int i = 0; i < KINDS.size(); i++) {
            upTo += WEIGHTS.get(i);
            if (percent < upTo) return KINDS.get(i);
        }
        throw new IllegalStateException("weights must be 100 together");
    }

    private static String decimal(double amount, int digits) {
        return BigDecimal.valueOf(amount).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }
}

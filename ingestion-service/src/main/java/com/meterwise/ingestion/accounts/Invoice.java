package com.meterwise.ingestion.accounts;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

import com.meterwise.ingestion.registry.Fields;

/**
 * What a customer was billed.
 *
 * @param invoiceId made of customer and days if the source gives none
 * @param from      first day billed
 * @param to        the day after the last one
 * @param kwh       energy billed
 * @param amount    decimal
 * @param currency  ISO 4217; null: the market's
 */
public record Invoice(String invoiceId, String customerId, LocalDate from, LocalDate to, double kwh, String amount, String currency) {
    public Invoice {
        Fields.id("customerId", customerId);
        if (from == null || to == null || !to.isAfter(from))
            throw new IllegalArgumentException("an invoice bills whole days, to after from, got [%s, %s)".formatted(from, to));
        Fields.day("from", from);
        Fields.day("to", to);
        if (!(kwh >= 0 && kwh < 1e15)) throw new IllegalArgumentException("kwh must be 0 or more, got " + kwh);
        Fields.decimal("amount", amount);
        currency = Fields.currency(currency);
        invoiceId = invoiceId == null
                ? UUID.nameUUIDFromBytes("%s|%s|%s".formatted(customerId, from, to).getBytes(StandardCharsets.UTF_8)).toString()
                : Fields.id("invoiceId", invoiceId);
    }
}

package com.meterwise.synthetic;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.meterwise.synthetic.Chance.Draw;

/** Customers, meters and feeders as they are registered. Names are invented, and nothing of the planted truth is told. */
final class MasterData {
    /** Of the key accounts among so many customers in a row, about half belong to one owner. */
    private static final int CUSTOMERS_AN_OWNER = 200;
    private static final double SHARE_OWNED = 0.5;

    private final Utility utility;
    private final Feeders feeders;

    MasterData(Utility utility) {
        this.utility = utility;
        feeders = new Feeders(utility);
    }

    void feeders(OutputStream out) throws IOException {
        try (NdJson lines = new NdJson(out)) {
            for (int f = 0; f < feeders.count(); f++) {
                Feeder feeder = feeders.at(f);
                lines.line(json -> {
                    json.writeStringField("feederId", feeder.id());
                    json.writeStringField("name", "Feeder %03d".formatted(feeder.number()));
                    json.writeNumberField("voltageKv", feeder.voltageKv());
                    json.writeNumberField("resistanceOhm", feeder.resistanceOhm());
                    json.writeNumberField("noLoadKw", feeder.noLoadKw());
                });
            }
        }
    }

    void meters(OutputStream out) throws IOException {
        try (NdJson lines = new NdJson(out)) {
            for (int f = 0; f < feeders.count(); f++) {
                Feeder feeder = feeders.at(f);
                for (Customer customer : feeder.customers()) {
                    meter(lines, customer.number(), customer, feeder);
                    if (customer.secondMeter() != null) meter(lines, customer.secondMeter().number(), customer, feeder);
                }
                lines.line(json -> {
                    json.writeStringField("meterId", feeder.meterId());
                    json.writeStringField("kind", "FEEDER");
                    json.writeStringField("feederId", feeder.id());
                    json.writeNumberField("ratedKva", feeder.ratedKva());
                    common(json, "0.2", false);
                });
            }
        }
    }

    private void meter(NdJson lines, long number, Customer customer, Feeder feeder) throws IOException {
        lines.line(json -> {
            json.writeStringField("meterId", "M-%06d".formatted(number));
            json.writeStringField("kind", "CUSTOMER");
            json.writeStringField("customerId", customer.id());
            json.writeStringField("feederId", feeder.id());
            common(json, customer.isKeyAccount() ? "0.5" : customer.archetype().isResidential() ? "2" : "1",
                    utility.reactive() && customer.paysForDemand());
        });
    }

    private void common(JsonGenerator json, String accuracyClass, boolean reactive) throws IOException {
        json.writeArrayFieldStart("channels");
        json.writeString("importKwh");
        if (reactive) json.writeString("importKvarh");
        json.writeEndArray();
        json.writeStringField("interval", utility.interval().toString());
        json.writeNumberField("multiplier", 1);
        json.writeStringField("accuracyClass", accuracyClass);
        json.writeStringField("status", "ACTIVE");
        json.writeStringField("validFrom", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(utility.from().atStartOfDay(utility.zone())));
    }

    void customers(OutputStream out) throws IOException {
        try (NdJson lines = new NdJson(out)) {
            for (int f = 0; f < feeders.count(); f++) {
                Feeder feeder = feeders.at(f);
                for (Customer customer : feeder.customers())
                    lines.line(json -> customer(json, customer, feeders.region(feeder)));
            }
        }
    }

    private void customer(JsonGenerator json, Customer customer, String region) throws IOException {
        Chance chance = Chance.of(utility.seed(), Draw.COMMERCE, customer.number());
        List<String> sectors = customer.archetype().sectors();
        json.writeStringField("customerId", customer.id());
        json.writeStringField("name", "Customer %06d".formatted(customer.number()));
        json.writeStringField("kind", customer.archetype().kind());
        json.writeStringField("sector", sectors.get((int) chance.below(sectors.size())));
        json.writeStringField("region", region);
        json.writeNumberField("voltageKv", customer.voltageKv());
        json.writeNumberField("contractedKw", customer.contractedKw());
        json.writeNumberField("contractedKva", customer.contractedKva());
        boolean neededByOthers = chance.uniform() < 0.2;
        json.writeBooleanField("criticalSupply", customer.isKeyAccount() && neededByOthers);
        json.writeStringField("tariffId", customer.paysForDemand() ? "T-DEMAND-CAP" : "T-FLAT");
        json.writeBooleanField("competitive", chance.uniform() < (customer.archetype().isResidential() ? 0.3 : 0.7));
        boolean late = chance.uniform() < 0.04;
        long daysLate = 5 + chance.below(90);
        json.writeNumberField("arrearsDays", late ? daysLate : 0);
        double pricePerKwh = (customer.isKeyAccount() ? 0.16 : 0.28) * chance.between(.9, 1.1);
        json.writeStringField("annualRevenue", money(customer.annualKwh() * pricePerKwh));
        if (isOwned(customer)) json.writeStringField("parentId", "G-%04d".formatted(1 + (customer.number() - 1) / CUSTOMERS_AN_OWNER));
        consents(json, customer);
    }

    private boolean isOwned(Customer customer) {
        return customer.isKeyAccount() && Chance.of(utility.seed(), Draw.GROUP, customer.number()).uniform() < SHARE_OWNED;
    }

    /** 85 % have agreed to e-mail, 10 % have taken their consent back, the others were never asked. */
    private void consents(JsonGenerator json, Customer customer) throws IOException {
        Chance chance = Chance.of(utility.seed(), Draw.CONSENT, customer.number());
        double answer = chance.uniform();
        OffsetDateTime at = utility.from().minusDays(30 + chance.below(700)).atTime(9, 0).atOffset(ZoneOffset.UTC);
        json.writeObjectFieldStart("consents");
        if (answer < 0.95) {
            json.writeObjectFieldStart("email");
            json.writeStringField("status", answer < 0.85 ? "GRANTED" : "WITHDRAWN");
            json.writeStringField("at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static String money(double amount) { return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP).toPlainString(); }
}

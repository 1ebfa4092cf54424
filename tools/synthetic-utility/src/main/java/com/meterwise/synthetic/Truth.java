package com.meterwise.synthetic;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;

/** What was planted, for whoever measures what the services found. */
final class Truth {
    private final Feeders feeders;

    Truth(Utility utility) { feeders = new Feeders(utility); }

    void write(OutputStream out) throws IOException {
        try (NdJson lines = new NdJson(out)) {
            for (int f = 0; f < feeders.count(); f++) {
                Feeder feeder = feeders.at(f);
                for (Customer customer : feeder.customers())
                    write(customer, feeder, lines);
            }
        }
    }

    private static void write(Customer customer, Feeder feeder, NdJson lines) throws IOException {
        lines.line(json -> {
            json.writeStringField("customerId", customer.id());
            json.writeStringField("feederId", feeder.id());
            json.writeStringField("archetype", customer.archetype().name());
            json.writeNumberField("annualKwh", customer.annualKwh());
            json.writeBooleanField("keyAccount", customer.isKeyAccount());
            if (customer.drift() != null) {
                json.writeObjectFieldStart("drift");
                json.writeStringField("from", LocalDate.ofEpochDay(customer.drift().fromDay()).toString());
                json.writeStringField("archetype", customer.drift().to().name());
                json.writeNumberField("annualKwh", customer.drift().annualKwh());
                json.writeEndObject();
            }
            if (customer.theft() != null) {
                json.writeObjectFieldStart("theft");
                json.writeStringField("from", LocalDate.ofEpochDay(customer.theft().fromDay()).toString());
                json.writeNumberField("registeredShare", customer.theft().registeredShare());
                json.writeEndObject();
            }
        });
    }
}

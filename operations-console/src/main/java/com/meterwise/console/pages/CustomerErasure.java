package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.text;
import static com.meterwise.console.panel.Column.time;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.console.panel.Action;
import com.meterwise.console.panel.Action.Field;
import com.meterwise.console.panel.Area.Done;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Content;
import com.meterwise.console.panel.Content.Fact;
import com.meterwise.console.panel.Table;
import com.meterwise.console.services.Refused;
import com.meterwise.console.services.Role;
import com.meterwise.console.services.Service;

/** Removing what is known of a customer, for good. */
final class CustomerErasure {
    private CustomerErasure() {}

    static Content panel(Ask ask) {
        return Content.empty().note(ask.say("Erasing removes what all four services hold of this customer. It cannot be undone."))
                .act(List.of(Action.of("Erase this customer", "customers.one/erase?id=" + ask.encodedParameter("id"), Role.MANAGER)
                        .asGrave()
                        .with(Field.text("again", "The customer's id, once more", "")).asking("Erase everything known of this customer?")));
    }

    static Done erased(Ask ask) {
        if (!ask.parameter("again").equals(ask.parameter("id")))
            throw new Refused(400, ask.say("Not erased"), ask.say("the id was not repeated rightly"));
        JsonNode erasure = ask.change(Service.INGESTION, "DELETE", "/v1/customers/" + ask.encodedParameter("id"), null);
        return Done.showing(ask.say("The erasure has begun; the services report one by one."), begun(erasure, ask));
    }

    private static Content begun(JsonNode erasure, Ask ask) {
        String id = erasure.path("erasureId").asText("");
        if (id.isEmpty()) return Content.empty();
        return Content.empty().facts(List.of(Fact.of("Erasure", id)))
                .act(List.of(Action.of("How far it is", "customers.one/erasure?erasure=" + Ask.encoded(id), Role.MANAGER)));
    }

    static Done state(Ask ask) {
        JsonNode erasure = ask.get(Service.INGESTION, "/v1/erasures/" + ask.encodedParameter("erasure"));
        return Done.showing(ask.say("What the services have reported"), begun(erasure, ask).and(Table.of(erasure.path("answers"),
                text("service", "Service"), number("rows", "Rows removed", 0, ""), time("at", "At")))
                .note(erasure.path("complete").asBoolean() ? ask.say("Everything is removed.") : ""));
    }
}

package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.badge;
import static com.meterwise.console.panel.Column.money;
import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.console.panel.Area;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Content;
import com.meterwise.console.panel.Panel;
import com.meterwise.console.panel.Panel.Choice;
import com.meterwise.console.panel.Table;
import com.meterwise.console.services.Refused;
import com.meterwise.console.services.Service;

/** Finding a customer. */
final class CustomersPage {
    private static final int SHOWN = 50;

    private CustomersPage() {}

    static Area area() {
        return new Area("customers", "Customers", false,
                List.of(Panel.of("found", "Find a customer", 12, CustomersPage::found).choosing(Choice.of("find", "Id or name"))),
                List.of());
    }

    /** By the beginning of the id among all, since the service keeps them in that order; by name among the first thousand. */
    private static Content found(Ask ask) {
        String wanted = ask.parameter("find").strip();
        List<JsonNode> rows = new ArrayList<>();
        if (wanted.isEmpty()) ask.rows(Service.INGESTION, "/v1/customers").items().forEach(entry -> rows.add(entry.path("state")));
        else {
            if (wanted.matches("[A-Za-z0-9._:-]{1,64}")) byId(wanted, rows, ask);
            String words = wanted.toLowerCase(Locale.ROOT);
            ask.rows(Service.INGESTION, "/v1/customers").items().stream().map(entry -> entry.path("state"))
                    .filter(state -> (state.path("name").asText() + " " + state.path("customerId").asText()).toLowerCase(Locale.ROOT)
                            .contains(words))
                    .filter(state -> rows.stream().noneMatch(row -> row.path("customerId").equals(state.path("customerId")))).limit(SHOWN)
                    .forEach(rows::add);
        }
        return Content.of(Table.of(rows, text("customerId", "Customer").to("/customers/{customerId}"), text("name", "Name"),
                badge("kind", "Kind"), text("sector", "Sector"), text("region", "Region"), number("voltageKv", "Voltage", 1, "kV"),
                number("contractedKw", "Contracted", 0, "kW"), text("tariffId", "Tariff"), money("annualRevenue", "Revenue a year"),
                number("arrearsDays", "Days in arrears", 0, "")));
    }

    private static void byId(String wanted, List<JsonNode> rows, Ask ask) {
        try {
            rows.add(ask.get(Service.INGESTION, "/v1/customers/" + Ask.encoded(wanted)).path("state"));
        } catch (Refused e) {
            if (e.status() != 404) throw e;
        }
        ask.get(Service.INGESTION, "/v1/customers?limit=" + SHOWN + "&cursor=" + Ask.encoded(wanted)).path("items").forEach(entry -> {
            if (entry.path("state").path("customerId").asText().startsWith(wanted)) rows.add(entry.path("state"));
        });
    }
}

package com.meterwise.console.pages;

import static com.meterwise.console.panel.Column.money;
import static com.meterwise.console.panel.Column.number;
import static com.meterwise.console.panel.Column.text;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.console.panel.Action;
import com.meterwise.console.panel.Area;
import com.meterwise.console.panel.Area.Deed;
import com.meterwise.console.panel.Area.Done;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Content;
import com.meterwise.console.panel.Content.Fact;
import com.meterwise.console.panel.Panel;
import com.meterwise.console.panel.Table;
import com.meterwise.console.services.Role;
import com.meterwise.console.services.Service;

/** One offer with its proof. */
final class OfferPage {
    private OfferPage() {}

    static Area area() {
        return new Area("offers.one", "Offer", true,
                List.of(Panel.of("about", "What is offered", 6, OfferPage::about), Panel.of("reasons", "Why", 6, OfferPage::reasons),
                        Panel.of("bill", "Bill lines, before and after", 12, OfferPage::bill),
                        Panel.of("proof", "Proof", 12, OfferPage::proof)),
                List.of(step("approve", Role.OPERATOR, "The offer is approved."), step("send", Role.OPERATOR, "The offer is sent."),
                        step("accept", Role.OPERATOR, "The offer is accepted."), step("decline", Role.OPERATOR, "The offer is declined."),
                        step("withdraw", Role.OPERATOR, "The offer is withdrawn.")));
    }

    private static Deed step(String verb, Role role, String said) {
        return new Deed(verb, role, ask -> {
            ask.change(Service.CAMPAIGN, "POST", "/v1/offers/" + ask.encodedParameter("id") + "/" + verb, null);
            return Done.of(ask.say(said));
        });
    }

    private static JsonNode proven(Ask ask) { return ask.get(Service.CAMPAIGN, "/v1/offers/" + ask.encodedParameter("id")); }

    private static Content about(Ask ask) {
        JsonNode offer = proven(ask).path("offer"), saving = proven(ask).path("proof").path("valuation").path("saving");
        return Content.empty()
                .facts(List.of(Fact.of("Status", ask.say(offer.path("status").asText())),
                        Fact.of("Customer", offer.path("customerId").asText())
                                .to("/customers/" + Ask.encoded(offer.path("customerId").asText())),
                        Fact.of("Campaign", offer.path("campaignId").asText())
                                .to("/campaigns/" + Ask.encoded(offer.path("campaignId").asText())),
                        Fact.of("Value to us", ask.formats().money(offer.path("value").asDouble(Double.NaN))),
                        Fact.of("Saves a year", ask.formats().money(offer.path("saving").asDouble(Double.NaN))).more(
                                ask.formats().money(saving.path("p10").asDouble(Double.NaN)) + " … "
                                        + ask.formats().money(saving.path("p90").asDouble(Double.NaN))),
                        Fact.of("Expires", ask.formats().time(offer.path("expiresAt").asText("–")))))
                .act(steps(offer, ask));
    }

    /** What the state allows; whether this person may, the service decides once more. */
    private static List<Action> steps(JsonNode offer, Ask ask) {
        String id = ask.encodedParameter("id");
        Role approver = offer.path("keyAccount").asBoolean() ? Role.MANAGER : Role.OPERATOR;
        Action withdraw = Action.of("Withdraw", "offers.one/withdraw?id=" + id, Role.OPERATOR).asking("Withdraw this offer?").asGrave();
        return switch (offer.path("status").asText()) {
            case "PROPOSED" -> List.of(Action.of("Approve", "offers.one/approve?id=" + id, approver), withdraw);
            case "APPROVED" -> List.of(Action.of("Send", "offers.one/send?id=" + id, Role.OPERATOR), withdraw);
            case "SENT" -> List.of(Action.of("Accept", "offers.one/accept?id=" + id, Role.OPERATOR),
                    Action.of("Decline", "offers.one/decline?id=" + id, Role.OPERATOR), withdraw);
            default -> List.of();
        };
    }

    private static Content reasons(Ask ask) {
        List<JsonNode> rows = new ArrayList<>();
        proven(ask).path("offer").path("reasons").forEach(reason -> rows.add(Series.row("reason", reason)));
        return Content.of(Table.of(rows, text("reason", "Reason")));
    }

    private static Content bill(Ask ask) {
        JsonNode valuation = proven(ask).path("proof").path("valuation");
        List<JsonNode> rows = new ArrayList<>();
        for (String side : List.of("before", "after"))
            valuation.path(side).path("lines")
                    .forEach(line -> rows.add(Series.row("tariff", valuation.path(side).path("tariffId"), "item", line.path("item"),
                            "quantity", line.path("quantity"), "unit", line.path("unit"), "price", line.path("price"), "amount",
                            line.path("amount"))));
        return Content
                .of(Table.of(rows, text("tariff", "Tariff"), text("item", "Item"), number("quantity", "Quantity", 1, ""),
                        text("unit", "Unit"),
                        number("price", "Price", 4, ""), money("amount", "Amount")))
                .facts(List.of(Fact.of("Before", ask.formats().money(valuation.path("before").path("total").asDouble(Double.NaN))),
                        Fact.of("After", ask.formats().money(valuation.path("after").path("total").asDouble(Double.NaN)))));
    }

    private static Content proof(Ask ask) {
        JsonNode offer = proven(ask).path("offer"), valuation = proven(ask).path("proof").path("valuation");
        return Content.empty().note(ask.say("Reckoned again from the versions named, the offer gives the same hash."))
                .facts(List.of(Fact.of("Hash", offer.path("proofHash").asText()),
                        Fact.of("Chance of acceptance", ask.formats().percent(valuation.path("acceptance").asDouble(Double.NaN), 1)),
                        Fact.of("Change of margin", ask.formats().money(valuation.path("change").asDouble(Double.NaN))),
                        Fact.of("Rival", valuation.path("rival").path("name").asText("–")
                                + (valuation.path("rival").has("price") ? " " + valuation.path("rival").path("price").asText() : ""))));
    }
}

package com.meterwise.console.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.meterwise.console.panel.Action.Field;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.services.Refused;
import com.meterwise.console.services.Service;

/** The form in which campaigns are written and changed, and the definition it makes. */
public final class CampaignEditor {
    private static final List<String> CHANNELS = List.of("EMAIL", "SMS", "PHONE", "POST");

    private CampaignEditor() {}

    /** @param campaign as it is; empty for a new one */
    static List<Field> fields(JsonNode campaign, Ask ask) {
        List<String> products = ask.rows(Service.CAMPAIGN, "/v1/products").items().stream().map(one -> one.path("productId").asText())
                .toList();
        JsonNode entry = campaign.path("entry"), limits = campaign.path("limits");
        return new ArrayList<>(List.of(Field.text("name", "Name", said(campaign, "name", "")),
                Field.select("product", "Product", said(campaign, "productId", ""), products),
                Field.select("channel", "Channel", said(campaign, "channel", "EMAIL"), CHANNELS),
                Field.select("purpose", "Purpose", said(campaign, "purpose", "MARKETING"), List.of("MARKETING", "SERVICE")),
                Field.text("segments", "Segments (empty: all)", joined(campaign.path("segments"))).optional(),
                Field.condition("when", "Condition to enter (empty: on a change of segment)", said(entry, "when", "")).optional(),
                Field.condition("eligibility", "Condition on top of the product's (empty: none)", said(entry, "eligibility", ""))
                        .optional(),
                Field.select("again", "How often a customer", said(entry, "again", "AFTER_COOLDOWN"), List.of("AFTER_COOLDOWN", "ONCE")),
                Field.number("holdout", "Held out (0.1 is 10 %)", said(campaign, "holdout", "0.1")),
                Field.number("cooldown", "Cool-down in days", said(campaign, "cooldownDays", "90")),
                Field.number("most", "At most so many offers (empty: any number)", said(limits, "most", "")).optional(),
                Field.number("days", "Within so many market days", said(limits, "days", "1")),
                Field.number("budget", "Budget for contacts and incentives (empty: any)", said(limits, "budget", "")).optional(),
                Field.date("from", "From", said(campaign, "validFrom", "")),
                Field.date("to", "To", said(campaign, "validTo", "")).optional()));
    }

    /** Of the form's fields upon what was there, so that what the form does not show stays. */
    static ObjectNode definition(JsonNode before, String id, Ask ask) {
        ObjectNode body = before instanceof ObjectNode held ? held.deepCopy() : fresh(id);
        body.put("name", ask.parameter("name")).put("productId", ask.parameter("product")).put("channel", ask.parameter("channel"));
        body.put("purpose", ask.parameter("purpose", "MARKETING")).put("holdout", amount(ask, "holdout"));
        body.put("cooldownDays", (int) amount(ask, "cooldown")).put("validFrom", ask.parameter("from"));
        text(body, "validTo", ask.parameter("to"));
        ArrayNode segments = body.putArray("segments");
        for (String segment : ask.parameter("segments").split("[\\s,;]+"))
            if (!segment.isEmpty()) segments.add(segment);
        ObjectNode entry = body.withObjectProperty("entry");
        text(entry, "when", ask.parameter("when"));
        text(entry, "eligibility", ask.parameter("eligibility"));
        entry.put("again", ask.parameter("again", "AFTER_COOLDOWN"));
        ObjectNode limits = body.withObjectProperty("limits");
        limits.put("days", (int) (ask.parameter("days").isBlank() ? 1 : amount(ask, "days")));
        if (ask.parameter("most").isBlank()) limits.putNull("most");
        else
            limits.put("most", (int) amount(ask, "most"));
        text(limits, "budget", ask.parameter("budget"));
        return body;
    }

    private static ObjectNode fresh(String id) {
        return JsonNodeFactory.instance.objectNode().put("campaignId", id).put("version", 1).put("status", "DRAFT").put("salt", id + "-1");
    }

    private static void text(ObjectNode node, String name, String value) {
        if (value.isBlank()) node.putNull(name);
        else
            node.put(name, value.strip());
    }

    /**
     * @return what a condition's reader says of it, in a sentence
     * @throws Refused if campaign does not want it asked
     */
    public static Checked check(String condition, Ask ask) {
        if (condition.isBlank()) return new Checked(true, "");
        JsonNode verdict = ask.change(Service.CAMPAIGN, "POST", "/v1/conditions/check", Map.of("text", condition));
        if (!verdict.path("valid").asBoolean()) return new Checked(false, verdict.path("message").asText());
        List<String> names = new ArrayList<>();
        verdict.path("names").forEach(name -> names.add(name.asText()));
        verdict.path("functions").forEach(name -> names.add(name.asText() + "()"));
        return new Checked(true, ask.say("Understood. It asks for %s.", names.isEmpty() ? ask.say("nothing") : String.join(", ", names)));
    }

    /** @param sentence empty if there is nothing to say */
    public record Checked(boolean valid, String sentence) {}

    private static String said(JsonNode node, String name, String otherwise) {
        JsonNode value = node.path(name);
        return value.isMissingNode() || value.isNull() ? otherwise : value.asText();
    }

    private static String joined(JsonNode array) {
        List<String> names = new ArrayList<>();
        array.forEach(name -> names.add(name.asText()));
        return String.join(", ", names);
    }

    private static double amount(Ask ask, String name) {
        try {
            return Double.parseDouble(ask.parameter(name));
        } catch (NumberFormatException e) {
            throw new Refused(400, ask.say("Not a number"), name + ": " + ask.parameter(name));
        }
    }
}

package com.meterwise.campaign.publishing;

import java.sql.SQLException;
import java.time.Instant;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.meterwise.campaign.catalogue.DemandCharge;
import com.meterwise.campaign.catalogue.Money;
import com.meterwise.campaign.catalogue.Tariff;
import com.meterwise.campaign.decision.Decision;
import com.meterwise.campaign.offers.Offer;
import com.meterwise.campaign.webhooks.DeliveryTable;
import com.meterwise.campaign.webhooks.Subscription;
import com.meterwise.contracts.DecisionMade;
import com.meterwise.contracts.Json;
import com.meterwise.contracts.OfferChanged;
import com.meterwise.contracts.TariffChanged;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.work.Work;

/** What this service tells the others. Everything leaves with the transaction it belongs to. */
public final class Announcements {
    private final Work work;

    public Announcements(Work work) { this.work = work; }

    /** @param at market time of the decision: the end of its day */
    public void decided(Decision decision, Instant at) {
        work.send(Topic.DECISION, decision.customerId(), event(decision, at));
    }

    /** On the topic, and to whoever subscribed by webhook. */
    public void changed(Offer offer) throws SQLException {
        OfferChanged event = event(offer);
        work.send(Topic.OFFER, offer.customerId(), event);
        new DeliveryTable(work.connection()).append(offer.offerId() + "." + offer.version(), Subscription.OFFER_CHANGED, offer.customerId(),
                body(Subscription.OFFER_CHANGED, offer.at(), event));
    }

    /** As Standard Webhooks wants it. */
    private static String body(String type, Instant at, Object data) {
        TreeMap<String, Object> body = new TreeMap<>();
        body.put("type", type);
        body.put("timestamp", at);
        body.put("data", data);
        try {
            return Json.MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event can always be written", e);
        }
    }

    public void changed(Tariff tariff) { work.send(Topic.TARIFF, tariff.id(), event(tariff, work.epoch())); }

    static DecisionMade event(Decision decision, Instant at) {
        return new DecisionMade(decision.decisionId(), decision.customerId(), decision.campaignId(), decision.productId(), decision.day(),
                decision.outcome().name(), decision.ruleId(),
                decision.steps().stream().map(step -> new DecisionMade.Rule(step.ruleId(), step.hit(), step.detail())).toList(),
                decision.inputs(), decision.offerId().orElse(null), at);
    }

    static OfferChanged event(Offer offer) {
        return new OfferChanged(offer.offerId(), offer.version(), offer.status().name(), offer.customerId(), offer.campaignId(),
                offer.productId(), offer.value().toString(), offer.saving().toString(), offer.currency(), offer.reasons(),
                offer.proofHash(),
                offer.expiresAt(), offer.at());
    }

    static TariffChanged event(Tariff tariff, long epoch) {
        TreeMap<String, String> prices = new TreeMap<>();
        tariff.prices().forEach((period, price) -> prices.put(period, price.toString()));
        return new TariffChanged(tariff.id(), tariff.name(), tariff.currency(), tariff.validFrom(), tariff.validTo(), prices,
                tariff.periods().weekday(), tariff.periods().weekend(), demand(tariff.demand()), tariff.source(), epoch, tariff.version());
    }

    private static TariffChanged.Demand demand(DemandCharge charge) {
        return charge == null
                ? null
                : new TariffChanged.Demand(charge.mode().name(), text(charge.capacityPrice()), text(charge.demandPrice()));
    }

    private static String text(Money price) { return price == null ? null : price.toString(); }
}

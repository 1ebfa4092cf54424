package com.meterwise.campaign;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.decision.Candidate;
import com.meterwise.campaign.decision.Decider;
import com.meterwise.campaign.decision.Decision;
import com.meterwise.campaign.decision.DecisionTable;
import com.meterwise.campaign.decision.EntryTable;
import com.meterwise.campaign.decision.ReservationTable;
import com.meterwise.campaign.offers.NewOffers;
import com.meterwise.campaign.offers.OfferTable;
import com.meterwise.campaign.offers.Offers;
import com.meterwise.campaign.publishing.Announcements;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Work;

/**
 * Some customers put before campaigns, and all that follows: decisions, offers, reservations, who waits, and what the others are told.
 *
 * @param at when it is decided, in market time: a day's close decides at its end
 */
record Round(MarketTime market, Instant at) {

    /** @param campaigns each candidate comes before */
    void decide(List<Candidate> candidates, Function<Candidate, List<Campaign>> campaigns, Decider decider, Work work)
            throws SQLException {
        NewOffers newOffers = new NewOffers(market);
        List<Decision> decisions = new ArrayList<>();
        List<Offers.Made> made = new ArrayList<>();
        for (Candidate candidate : candidates) {
            for (Decision decision : decider.decide(candidate, campaigns.apply(candidate))) {
                decisions.add(decision);
                newOffers.of(decision, candidate, at).ifPresent(made::add);
            }
        }
        int added = new OfferTable(work.connection()).add(made).size();
        if (added != made.size())
            throw new IllegalStateException("%d of %d offers are open already".formatted(made.size() - added, made.size()));
        new DecisionTable(work.connection()).add(decisions);
        new ReservationTable(work.connection()).add(decisions.stream().filter(decision -> decision.offerId().isPresent()).toList());
        await(decisions, work.connection());
        Announcements announcements = new Announcements(work);
        decisions.forEach(decision -> announcements.decided(decision, at));
        for (Offers.Made one : made)
            announcements.changed(one.offer());
    }

    private static void await(List<Decision> decisions, Connection connection) throws SQLException {
        EntryTable entries = new EntryTable(connection);
        entries.await(decisions.stream().filter(Decision::waits).map(decision -> new EntryTable.Waiting(decision.campaignId(),
                decision.customerId(), decision.day(), decision.inputs().getOrDefault("reasons", ""))).toList());
        entries.serve(decisions.stream().filter(decision -> !decision.waits())
                .map(decision -> new String[]{ decision.campaignId(), decision.customerId() }).toList());
    }
}

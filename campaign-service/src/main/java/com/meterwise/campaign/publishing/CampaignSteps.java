package com.meterwise.campaign.publishing;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.meterwise.campaign.audit.Act;
import com.meterwise.campaign.audit.AuditTable;
import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Campaign.Status;
import com.meterwise.campaign.catalogue.Definitions;
import com.meterwise.campaign.catalogue.Definitions.Kind;
import com.meterwise.campaign.catalogue.Signed;
import com.meterwise.campaign.decision.EntryTable;
import com.meterwise.campaign.decision.ReservationTable;
import com.meterwise.campaign.offers.Offer;
import com.meterwise.campaign.offers.OfferListTable;
import com.meterwise.campaign.offers.OfferTable;
import com.meterwise.campaign.offers.Status.Move;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;

/**
 * Takes campaigns through their life: a draft is approved by somebody else than its author and decides; it may be paused and go on, or end
 * for good. Stopping takes one person, starting two. Thread-safe.
 */
public final class CampaignSteps {
    private static final int OFFERS_AT_ONCE = 1_000;

    private final Transactions transactions;
    private final Definitions definitions;
    private final InstantSource clock;
    private final boolean fourEyes;

    public CampaignSteps(Transactions transactions, Definitions definitions, InstantSource clock, boolean fourEyes) {
        this.transactions = transactions;
        this.definitions = definitions;
        this.clock = clock;
        this.fourEyes = fourEyes;
    }

    /** @throws Problem 409 if the caller wrote the draft, or the campaign has ended */
    public Campaign activate(String id, String by) {
        return transactions.call(work -> {
            Signed<Campaign> newest = newest(id);
            if (newest.isApproved() && newest.definition().status() == Status.ACTIVE) return newest.definition();
            if (!newest.isApproved() && fourEyes && newest.isOwn(by)) throw Problem.conflict("four-eyes", newest.ownApproval(by));
            return keep(newest, Status.ACTIVE, by, work);
        });
    }

    /** @throws Problem 409 if it does not run */
    public Campaign pause(String id, String by) {
        return transactions.call(work -> {
            Signed<Campaign> newest = newest(id);
            if (newest.definition().status() == Status.PAUSED) return newest.definition();
            if (newest.definition().status() != Status.ACTIVE)
                throw Problem.conflict("wrong-step", "campaign %s is %s: it does not run".formatted(id, newest.definition().status()));
            return keep(newest, Status.PAUSED, by, work);
        });
    }

    /** Ends it for good. What it has offered and not yet sent is withdrawn, and gives back what it had reserved. */
    public Campaign kill(String id, String by) {
        return transactions.call(work -> {
            Campaign killed = keep(newest(id), Status.KILLED, by, work);
            new EntryTable(work.connection()).forget(id);
            withdraw(id, work);
            return killed;
        });
    }

    private Signed<Campaign> newest(String id) {
        Signed<Campaign> newest = definitions.newestSigned(Kind.CAMPAIGN, id).orElseThrow(() -> Problem.notFound("campaign", id));
        if (newest.definition().status() == Status.KILLED)
            throw Problem.conflict("killed", "campaign %s was ended for good".formatted(id));
        return newest;
    }

    private Campaign keep(Signed<Campaign> newest, Status status, String by, Work work) throws SQLException {
        Instant now = clock.instant();
        Campaign next = newest.definition().withStatus(status).withVersion(newest.definition().version() + 1);
        definitions.add(Kind.CAMPAIGN, new Signed<>(next, newest.author(), by, now.truncatedTo(ChronoUnit.MICROS)));
        new AuditTable(work.connection())
                .add(new Act(now, by, "campaign." + status.name().toLowerCase(java.util.Locale.ROOT), next.id(),
                        "version " + next.version()));
        return next;
    }

    private void withdraw(String campaignId, Work work) throws SQLException {
        OfferTable offers = new OfferTable(work.connection());
        ReservationTable reservations = new ReservationTable(work.connection());
        Announcements announcements = new Announcements(work);
        OfferListTable list = new OfferListTable(work.connection());
        for (String status : List.of("PROPOSED", "APPROVED")) {
            for (String after = "";;) {
                List<Offer> page = list.page(new OfferListTable.Page(null, campaignId, status, after, OFFERS_AT_ONCE));
                if (page.isEmpty()) break;
                for (Offer listed : page) {
                    // found again and locked: it may have been sent meanwhile
                    Offer offer = offers.find(listed.offerId()).orElseThrow();
                    if (!offer.status().name().equals(status)) continue;
                    Offer withdrawn = offer.after(Move.WITHDRAW, clock.instant()).orElseThrow();
                    offers.replace(withdrawn);
                    reservations.release(offer.offerId());
                    announcements.changed(withdrawn);
                }
                after = page.get(page.size() - 1).offerId();
            }
        }
    }
}

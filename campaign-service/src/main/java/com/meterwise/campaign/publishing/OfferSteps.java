package com.meterwise.campaign.publishing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;

import com.meterwise.campaign.catalogue.Definitions;
import com.meterwise.campaign.intake.Account;
import com.meterwise.campaign.intake.AccountTable;
import com.meterwise.campaign.offers.Offer;
import com.meterwise.campaign.offers.OfferTable;
import com.meterwise.campaign.offers.Offers;
import com.meterwise.campaign.offers.Status.Move;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.intake.Inbox;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;

/** Takes offers through their life; each step is stored and told in one transaction. Thread-safe. */
public final class OfferSteps {
    /** What became of an answer from outside. */
    public enum Answer {
        APPLIED,
        /** Taken in before. */
        REPEATED,
        /** The offer's life was already over. */
        SUPERSEDED
    }

    private final Transactions transactions;
    private final Definitions definitions;
    private final InstantSource clock;
    private final boolean contactsCustomers;

    /** @param contactsCustomers false in a replay, in which nobody is contacted */
    public OfferSteps(Transactions transactions, Definitions definitions, InstantSource clock, boolean contactsCustomers) {
        this.transactions = transactions;
        this.definitions = definitions;
        this.clock = clock;
        this.contactsCustomers = contactsCustomers;
    }

    /**
     * @param byManager whether a manager asks
     * @throws Problem 404 without such an offer, 403 if it takes a manager, 409 if the step is not allowed now
     */
    public Offer take(String offerId, Move move, boolean byManager) {
        return transactions.call(work -> {
            Offer offer = new OfferTable(work.connection()).find(offerId).orElseThrow(() -> Problem.notFound("offer", offerId));
            if (move == Move.APPROVE && offer.keyAccount() && !byManager)
                throw new Problem(403, "needs-manager", "Not allowed",
                        "offer %s is for a key account: a manager approves it".formatted(offerId),
                        Map.of());
            Offer next = next(offer, move);
            if (move == Move.SEND) requireContactAllowed(offer, work.connection());
            return keep(next, work);
        });
    }

    /**
     * Takes in a customer's answer, once per event.
     *
     * @throws IllegalArgumentException if there is no such offer or it was never sent: then the answer is not one
     */
    public Answer answer(String eventId, String offerId, Move move) {
        return transactions.call(work -> {
            if (!Inbox.take(work.connection(), eventId)) return Answer.REPEATED;
            Offer offer = new OfferTable(work.connection()).find(offerId)
                    .orElseThrow(() -> new IllegalArgumentException("no offer " + offerId));
            if (offer.status().isFinal()) return Answer.SUPERSEDED;
            keep(offer.after(move, clock.instant()).orElseThrow(() -> new IllegalArgumentException(
                    "offer %s is %s, it cannot be answered before it is sent".formatted(offerId, offer.status()))), work);
            return Answer.APPLIED;
        });
    }

    private Offer next(Offer offer, Move move) {
        return offer.after(move, clock.instant()).orElseThrow(
                () -> Problem.conflict("wrong-step", "offer %s is %s: cannot %s".formatted(offer.offerId(), offer.status(), move)));
    }

    private void requireContactAllowed(Offer offer, Connection connection) throws SQLException {
        if (!contactsCustomers)
            throw Problem.conflict("replay-contacts-nobody", "the clock is replay: offer %s cannot be sent".formatted(offer.offerId()));
        String channel = definitions.newest(Definitions.Kind.CAMPAIGN, offer.campaignId()).orElseThrow().channel();
        // Consent may have been taken back since the decision.
        Account account = new AccountTable(connection).find(offer.customerId()).orElse(Account.unknown(offer.customerId()));
        if (!account.agreesTo(channel))
            throw Problem.conflict("no-consent", "customer %s does not agree to %s".formatted(offer.customerId(), channel));
    }

    private static Offer keep(Offer next, Work work) throws SQLException {
        Offers offers = new OfferTable(work.connection());
        offers.replace(next);
        new Announcements(work).changed(next);
        return next;
    }
}

package com.meterwise.campaign.publishing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;

import com.meterwise.campaign.audit.Act;
import com.meterwise.campaign.audit.AuditTable;
import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Definitions;
import com.meterwise.campaign.catalogue.QuietHours;
import com.meterwise.campaign.decision.ReservationTable;
import com.meterwise.campaign.intake.Account;
import com.meterwise.campaign.intake.AccountTable;
import com.meterwise.campaign.offers.Offer;
import com.meterwise.campaign.offers.OfferTable;
import com.meterwise.campaign.offers.Offers;
import com.meterwise.campaign.offers.Status;
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
    private final ZoneId zone;
    private final boolean contactsCustomers;

    /** @param contactsCustomers false in a replay, in which nobody is contacted */
    public OfferSteps(Transactions transactions, Definitions definitions, InstantSource clock, ZoneId zone, boolean contactsCustomers) {
        this.transactions = transactions;
        this.definitions = definitions;
        this.clock = clock;
        this.zone = zone;
        this.contactsCustomers = contactsCustomers;
    }

    /**
     * @param by who asks
     * @param byManager whether that is a manager
     * @throws Problem 404 without such an offer, 403 if it takes a manager, 409 if the step is not allowed now
     */
    public Offer take(String offerId, Move move, String by, boolean byManager) {
        return transactions.call(work -> {
            Offer offer = new OfferTable(work.connection()).find(offerId).orElseThrow(() -> Problem.notFound("offer", offerId));
            if (move == Move.APPROVE && offer.keyAccount() && !byManager)
                throw new Problem(403, "needs-manager", "Not allowed",
                        "offer %s is for a key account: a manager approves it".formatted(offerId),
                        Map.of());
            Offer next = next(offer, move);
            if (move == Move.SEND) requireContactAllowed(offer, work.connection());
            new AuditTable(work.connection()).add(new Act(clock.instant(), by, "offer." + move.name().toLowerCase(Locale.ROOT), offerId,
                    "version " + next.version()));
            return keep(offer, next, work);
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
            keep(offer, offer.after(move, clock.instant()).orElseThrow(() -> new IllegalArgumentException(
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
        Catalogue catalogue = definitions.catalogue();
        Campaign campaign = catalogue.campaign(offer.campaignId()).orElseThrow();
        // Consent may have been taken back since the decision.
        Account account = new AccountTable(connection).find(offer.customerId()).orElse(Account.unknown(offer.customerId()));
        account.objection(campaign.channel(), campaign.purpose()).ifPresent(objection -> {
            throw Problem.conflict("no-consent", "offer %s cannot be sent: %s".formatted(offer.offerId(), objection));
        });
        requireWaking(offer, catalogue);
    }

    /** Quiet hours are of the wall: a person who sends at night is told when the night is over. */
    private void requireWaking(Offer offer, Catalogue catalogue) {
        ZonedDateTime now = clock.instant().atZone(zone);
        QuietHours quiet = catalogue.policy(now.toLocalDate()).map(policy -> policy.contact().quiet()).orElse(null);
        ZonedDateTime next = quiet == null ? now : quiet.next(now);
        if (next.isAfter(now))
            throw Problem.conflict("quiet-hours",
                    "offer %s: nobody is contacted before %s".formatted(offer.offerId(), next.toOffsetDateTime()));
    }

    /** An offer that never reached its customer gives back what it reserved of caps and budget. */
    private static Offer keep(Offer before, Offer next, Work work) throws SQLException {
        Offers offers = new OfferTable(work.connection());
        offers.replace(next);
        ReservationTable reservations = new ReservationTable(work.connection());
        if (next.status() == Status.SENT) reservations.commit(next.offerId());
        else if (next.status().isFinal() && before.status() != Status.SENT) reservations.release(next.offerId());
        new Announcements(work).changed(next);
        return next;
    }
}

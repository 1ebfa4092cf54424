package com.meterwise.campaign;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Definitions;
import com.meterwise.campaign.catalogue.Definitions.Kind;
import com.meterwise.campaign.decision.Candidate;
import com.meterwise.campaign.decision.Decider;
import com.meterwise.campaign.decision.HeldOutTable;
import com.meterwise.campaign.decision.Ledger;
import com.meterwise.campaign.decision.ReservationTable;
import com.meterwise.campaign.decision.Terms;
import com.meterwise.campaign.intake.DailyEnergyTable;
import com.meterwise.campaign.intake.HistoryTable;
import com.meterwise.campaign.intake.Market;
import com.meterwise.campaign.intake.MarketTable;
import com.meterwise.campaign.intake.SnapshotTable;
import com.meterwise.campaign.intake.Trigger;
import com.meterwise.campaign.intake.TriggerTable;
import com.meterwise.campaign.offers.CandidateTable;
import com.meterwise.campaign.offers.Offer;
import com.meterwise.campaign.offers.OfferTable;
import com.meterwise.campaign.offers.Offers;
import com.meterwise.campaign.offers.Status;
import com.meterwise.campaign.offers.Status.Move;
import com.meterwise.campaign.publishing.Announcements;
import com.meterwise.campaign.service.Playbooks;
import com.meterwise.campaign.service.TaskTable;
import com.meterwise.campaign.valuation.Anyway;
import com.meterwise.platform.day.ClosedDay;
import com.meterwise.platform.day.DailyWork;
import com.meterwise.platform.day.Shard;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Batches;
import com.meterwise.platform.work.Work;

/** What happens with offers when a market day has closed: the table of contents of this service. */
final class Campaigns implements DailyWork {
    /** Customers in memory at once; each decision carries all it was computed from. */
    private static final int AT_ONCE = 500;

    private final Definitions definitions;
    private final MarketTime market;
    private final int decidedDays;

    /** @param decidedDays how many of the last days of a closing run are decided; the triggers of earlier days are taken up on the first */
    Campaigns(Definitions definitions, MarketTime market, int decidedDays) {
        this.definitions = definitions;
        this.market = market;
        this.decidedDays = decidedDays;
    }

    /** Late data never decides again: a customer would see an offer change after it was made. */
    @Override
    public boolean wants(ClosedDay day) { return day.revision() == 1 && day.isWithinLast(decidedDays); }

    @Override
    public int run(ClosedDay day, Shard shard, Work work) throws SQLException {
        expire(day, shard, work);
        raiseTasks(day, shard, work);
        Connection connection = work.connection();
        ReservationTable reservations = new ReservationTable(connection);
        reservations.lock(shard.firstBucket(), shard.lastBucket());
        Catalogue catalogue = definitions.catalogue();
        Market known = new MarketTable(connection).asOf(day.day());
        Entrants entrants = Entrants.on(day.day(), shard, catalogue, known, connection);
        if (entrants.isEmpty()) return 0;
        Map<String, Double> learned = reservations.learned(market.endOf(day.day()));
        Anyway anyway = new HeldOutTable(connection).anyway(catalogue, day.day());
        List<String> customers = entrants.customers();
        for (List<String> some : Batches.of(customers, AT_ONCE)) {
            List<Candidate> candidates = new CandidateTable(connection).on(day.day(), entrants.reasons(some), known);
            Ledger ledger = ledger(candidates, catalogue, day.day(), shard, reservations);
            new Round(market, market.endOf(day.day())).decide(candidates,
                    candidate -> entrants.campaigns(candidate.account().customerId(), catalogue),
                    new Decider(catalogue, new Terms(market.zone(), ledger, learned, anyway, null)), work);
        }
        new TriggerTable(connection).consider(customers, day.day());
        return customers.size();
    }

    @Override
    public void reduce(ClosedDay day, Work work) throws SQLException {
        Connection connection = work.connection();
        SnapshotTable.profiles(connection).prune(day.day());
        SnapshotTable.forecasts(connection).prune(day.day());
        new TriggerTable(connection).prune(day.day());
        new HistoryTable(connection).prune(day.day());
        new MarketTable(connection).prune(day.day());
        new DailyEnergyTable(connection).prune(day.day());
    }

    /** Expiry counts closed market days, so that a replay ends as live did. */
    private void expire(ClosedDay day, Shard shard, Work work) throws SQLException {
        Offers offers = new OfferTable(work.connection());
        for (Offer offer : offers.overdue(market.endOf(day.day()), shard.firstBucket(), shard.lastBucket())) {
            Offer expired = offer.after(Move.EXPIRE, market.endOf(day.day())).orElseThrow();
            offers.replace(expired);
            if (offer.status() != Status.SENT) new ReservationTable(work.connection()).release(offer.offerId());
            new Announcements(work).changed(expired);
        }
    }

    /** For the few customers whose tier has a playbook with alarms. */
    private void raiseTasks(ClosedDay day, Shard shard, Work work) throws SQLException {
        Catalogue catalogue = definitions.catalogue();
        Playbooks playbooks = new Playbooks(definitions.versions(Kind.PLAYBOOK), catalogue, day.day());
        TaskTable tasks = new TaskTable(work.connection());
        List<String> customers = tasks.customers(playbooks.tiers(), day.day(), shard.firstBucket(), shard.lastBucket());
        if (customers.isEmpty()) return;
        Map<String, String> changes = new TreeMap<>();
        for (Trigger trigger : new TriggerTable(work.connection()).of(customers, day.day()))
            changes.merge(trigger.customerId(), trigger.detail(), (one, other) -> one + "; " + other);
        for (List<String> some : Batches.of(customers, AT_ONCE)) {
            for (Candidate candidate : new CandidateTable(work.connection()).on(day.day(), CandidateTable.unexplained(some)))
                for (Playbooks.Raised raised : playbooks.tasks(candidate, changes.get(candidate.account().customerId())))
                    tasks.raise(raised.task(), raised.againDays());
        }
    }

    /** A new one for each batch: it counts what the batches before have reserved. */
    private static Ledger ledger(List<Candidate> candidates, Catalogue catalogue, LocalDate day, Shard shard,
            ReservationTable reservations) throws SQLException {
        return new Ledger(catalogue.caps(day), catalogue.running(day), day,
                reservations.usage(Candidate.units(candidates), day, shard.firstBucket(), shard.lastBucket()));
    }
}

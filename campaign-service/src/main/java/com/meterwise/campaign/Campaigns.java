package com.meterwise.campaign;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Definitions;
import com.meterwise.campaign.decision.Candidate;
import com.meterwise.campaign.decision.Decider;
import com.meterwise.campaign.decision.Decision;
import com.meterwise.campaign.decision.DecisionTable;
import com.meterwise.campaign.intake.DailyEnergyTable;
import com.meterwise.campaign.intake.SnapshotTable;
import com.meterwise.campaign.intake.Trigger;
import com.meterwise.campaign.intake.TriggerTable;
import com.meterwise.campaign.offers.CandidateTable;
import com.meterwise.campaign.offers.NewOffers;
import com.meterwise.campaign.offers.Offer;
import com.meterwise.campaign.offers.OfferTable;
import com.meterwise.campaign.offers.Offers;
import com.meterwise.campaign.offers.Status.Move;
import com.meterwise.campaign.publishing.Announcements;
import com.meterwise.platform.day.ClosedDay;
import com.meterwise.platform.day.DailyWork;
import com.meterwise.platform.day.Shard;
import com.meterwise.platform.time.MarketTime;
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
        TriggerTable triggers = new TriggerTable(work.connection());
        Map<String, List<String>> reasons = reasons(triggers.open(shard, day.day()));
        if (reasons.isEmpty()) return 0;
        Catalogue catalogue = definitions.catalogue();
        List<String> customers = List.copyOf(reasons.keySet());
        for (int from = 0; from < customers.size(); from += AT_ONCE) {
            List<String> some = customers.subList(from, Math.min(customers.size(), from + AT_ONCE));
            decide(new CandidateTable(work.connection()).on(day.day(), only(some, reasons)), catalogue, work);
        }
        triggers.consider(shard, day.day());
        return reasons.size();
    }

    @Override
    public void reduce(ClosedDay day, Work work) throws SQLException {
        Connection connection = work.connection();
        SnapshotTable.profiles(connection).prune(day.day());
        SnapshotTable.forecasts(connection).prune(day.day());
        new TriggerTable(connection).prune(day.day());
        new DailyEnergyTable(connection).prune(day.day());
    }

    /** Expiry counts closed market days, so that a replay ends as live did. */
    private void expire(ClosedDay day, Shard shard, Work work) throws SQLException {
        Offers offers = new OfferTable(work.connection());
        for (Offer offer : offers.overdue(market.endOf(day.day()), shard.firstBucket(), shard.lastBucket())) {
            Offer expired = offer.after(Move.EXPIRE, market.endOf(day.day())).orElseThrow();
            offers.replace(expired);
            new Announcements(work).changed(expired);
        }
    }

    private void decide(List<Candidate> candidates, Catalogue catalogue, Work work) throws SQLException {
        Decider decider = new Decider(catalogue);
        NewOffers newOffers = new NewOffers(market);
        List<Decision> decisions = new ArrayList<>();
        List<Offers.Made> made = new ArrayList<>();
        for (Candidate candidate : candidates) {
            for (Decision decision : decider.decide(candidate, catalogue.running(candidate.day()))) {
                decisions.add(decision);
                newOffers.of(decision, candidate).ifPresent(made::add);
            }
        }
        int added = new OfferTable(work.connection()).add(made).size();
        if (added != made.size())
            throw new IllegalStateException("%d of %d offers are open already".formatted(made.size() - added, made.size()));
        new DecisionTable(work.connection()).add(decisions);
        Announcements announcements = new Announcements(work);
        decisions.forEach(decision -> announcements.decided(decision, market.endOf(decision.day())));
        for (Offers.Made one : made)
            announcements.changed(one.offer());
    }

    private static Map<String, List<String>> only(List<String> customers, Map<String, List<String>> reasons) {
        Map<String, List<String>> some = new TreeMap<>();
        customers.forEach(customer -> some.put(customer, reasons.get(customer)));
        return some;
    }

    private static Map<String, List<String>> reasons(List<Trigger> triggers) {
        Map<String, List<String>> reasons = new TreeMap<>();
        for (Trigger trigger : triggers)
            reasons.merge(trigger.customerId(), List.of(trigger.detail()), Campaigns::joined);
        return reasons;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
    }
}

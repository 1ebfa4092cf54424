package com.meterwise.campaign;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.campaign.catalogue.Campaign;
import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Definitions;
import com.meterwise.campaign.decision.Candidate;
import com.meterwise.campaign.decision.Decider;
import com.meterwise.campaign.decision.HeldOutTable;
import com.meterwise.campaign.decision.Ledger;
import com.meterwise.campaign.decision.ReservationTable;
import com.meterwise.campaign.decision.Terms;
import com.meterwise.campaign.intake.LiveChangeTable;
import com.meterwise.campaign.intake.Market;
import com.meterwise.campaign.intake.MarketTable;
import com.meterwise.campaign.intake.Trigger;
import com.meterwise.campaign.offers.CandidateTable;
import com.meterwise.platform.day.DayProgress;
import com.meterwise.platform.day.Shard;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Work;

/**
 * What happens between two closes: a customer whose segment changes is put before the campaigns that ask for it at once, in all steps.
 * <p>
 * Caps and budgets are dealt out to buckets only while a day is closed. Here every bucket is locked and the counts are exact; and while the
 * shards of a day are worked, which must all be dealt from one remainder, live changes wait.
 */
final class LiveDecisions {
    private static final int AT_ONCE = 100;
    private static final LocalDate NEVER = LocalDate.of(1, 1, 1);

    private final Definitions definitions;
    private final MarketTime market;
    private final InstantSource clock;

    LiveDecisions(Definitions definitions, MarketTime market, InstantSource clock) {
        this.definitions = definitions;
        this.market = market;
        this.clock = clock;
    }

    /** @return changes looked at; 0 if there are none, or if they have to wait */
    int run(Work work) throws SQLException {
        Connection connection = work.connection();
        LiveChangeTable changes = new LiveChangeTable(connection);
        if (changes.ready(lastBegun(connection), 1).isEmpty() || DayProgress.isUnderWay(connection)) return 0;
        new ReservationTable(connection).lock(0, Shard.BUCKETS - 1);
        // asked again, since another replica may have been here and a close may have begun
        if (DayProgress.isUnderWay(connection)) return 0;
        LocalDate lastBegun = lastBegun(connection);
        List<Trigger> ready = changes.ready(lastBegun, AT_ONCE);
        Map<LocalDate, List<Trigger>> open = ready.stream().filter(change -> change.day().isAfter(lastBegun))
                .collect(groupingBy(Trigger::day, TreeMap::new, toList()));
        Catalogue catalogue = definitions.catalogue();
        for (Map.Entry<LocalDate, List<Trigger>> day : open.entrySet())
            decide(day.getKey(), day.getValue(), catalogue, work);
        changes.settle(ready);
        return ready.size();
    }

    private void decide(LocalDate day, List<Trigger> changes, Catalogue catalogue, Work work) throws SQLException {
        List<Campaign> campaigns = catalogue.running(day).stream().filter(campaign -> campaign.entry().live()).toList();
        if (campaigns.isEmpty()) return;
        Connection connection = work.connection();
        Map<String, List<String>> reasons = new TreeMap<>();
        changes.forEach(change -> reasons.put(change.customerId(), List.of(change.detail())));
        Market known = new MarketTable(connection).asOf(day);
        List<Candidate> candidates = new CandidateTable(connection).on(day, reasons, known);
        Instant now = clock.instant();
        ReservationTable reservations = new ReservationTable(connection);
        Ledger ledger = Ledger.undealt(catalogue.caps(day), campaigns, day, reservations.usageOfAll(Candidate.units(candidates), day));
        Terms terms = new Terms(market.zone(), ledger, reservations.learned(now), new HeldOutTable(connection).anyway(catalogue, day), now);
        new Round(market, now).decide(candidates, candidate -> campaigns, new Decider(catalogue, terms), work);
    }

    private static LocalDate lastBegun(Connection connection) throws SQLException {
        return DayProgress.lastBegun(connection).orElse(NEVER);
    }
}

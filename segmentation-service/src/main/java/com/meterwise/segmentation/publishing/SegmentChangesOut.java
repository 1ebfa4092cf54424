package com.meterwise.segmentation.publishing;

import static com.meterwise.segmentation.intake.Sql.doubles;
import static com.meterwise.segmentation.intake.Sql.longs;
import static com.meterwise.segmentation.intake.Sql.texts;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import com.meterwise.contracts.SegmentChanged;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Work;
import com.meterwise.segmentation.intake.Sql;
import com.meterwise.segmentation.membership.Members.Move;
import com.meterwise.segmentation.membership.Membership;
import com.meterwise.segmentation.membership.Reason;

/** Announces moves from segment to segment, and keeps them as the customers' history. */
public final class SegmentChangesOut {
    private final MarketTime time;

    public SegmentChangesOut(MarketTime time) { this.time = time; }

    /**
     * @param decided by a closed day
     * @param told    what the outside is to hear: of the decided moves those it has not heard of yet, and moves of an open day
     */
    public void send(List<Move> decided, List<Move> told, Work work) {
        Set<Move> byClosedDay = same(decided);
        Set<Move> heard = same(told);
        List<SegmentChanged> events = keep(told, move -> !byClosedDay.contains(move), work);
        keep(decided.stream().filter(move -> !heard.contains(move)).toList(), move -> false, work);
        for (SegmentChanged event : events)
            work.send(Topic.SEGMENT_CHANGED, event.customerId(), event);
    }

    /** A move is itself, not one that reads the same; and to compare a million of them would take long. */
    private static Set<Move> same(List<Move> moves) {
        Set<Move> same = Collections.newSetFromMap(new IdentityHashMap<>());
        same.addAll(moves);
        return same;
    }

    private List<SegmentChanged> keep(List<Move> moves, Predicate<Move> isLive, Work work) {
        if (moves.isEmpty()) return List.of();
        Map<String, Long> sequences = new PublicationTable(work.connection())
                .nextChange(moves.stream().map(move -> move.entered().customerId()).toList(), work.epoch());
        List<SegmentChanged> events = moves.stream()
                .map(move -> event(move, sequences.get(move.entered().customerId()), isLive.test(move))).toList();
        new Sql(work.connection()).update("""
                insert into segment_change (customer_id, sequence, from_segment, to_segment, day, margin, model_id, reasons, live)
                select * from unnest(?, ?, ?, ?, ?::date[], ?, ?, ?::jsonb[], ?::boolean[])""", texts(events, SegmentChanged::customerId),
                longs(events, SegmentChanged::sequence), texts(events, SegmentChanged::from), texts(events, SegmentChanged::to),
                texts(events, SegmentChanged::day), doubles(events, SegmentChanged::margin), texts(events, SegmentChanged::modelId),
                texts(events, event -> Sql.json(event.reasons())), texts(moves, isLive::test));
        return events;
    }

    private SegmentChanged event(Move move, long sequence, boolean live) {
        Membership entered = move.entered();
        return new SegmentChanged(entered.customerId(), move.from(), entered.segmentId(),
                entered.reasons().stream().map(SegmentChangesOut::reason).toList(), entered.margin(), entered.modelId(), entered.since(),
                time.endOf(entered.since()), sequence, live);
    }

    private static SegmentChanged.Reason reason(Reason reason) {
        return new SegmentChanged.Reason(reason.feature(), reason.value(), reason.before(), reason.unit(), reason.contribution(),
                reason.text());
    }
}

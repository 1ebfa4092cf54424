package com.meterwise.segmentation.publishing;

import static com.meterwise.segmentation.intake.Sql.doubles;
import static com.meterwise.segmentation.intake.Sql.longs;
import static com.meterwise.segmentation.intake.Sql.texts;

import java.util.List;
import java.util.Map;

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

    public void send(List<Move> moves, Work work) {
        if (moves.isEmpty()) return;
        Map<String, Long> sequences = new PublicationTable(work.connection())
                .nextChange(moves.stream().map(move -> move.entered().customerId()).toList());
        List<SegmentChanged> events = moves.stream().map(move -> event(move, sequences.get(move.entered().customerId()))).toList();
        new Sql(work.connection()).update("""
                insert into segment_change (customer_id, sequence, from_segment, to_segment, day, margin, model_id, reasons)
                select * from unnest(?, ?, ?, ?, ?::date[], ?, ?, ?::jsonb[])""", texts(events, SegmentChanged::customerId),
                longs(events, SegmentChanged::sequence), texts(events, SegmentChanged::from), texts(events, SegmentChanged::to),
                texts(events, SegmentChanged::day), doubles(events, SegmentChanged::margin), texts(events, SegmentChanged::modelId),
                texts(events, event -> Sql.json(event.reasons())));
        for (SegmentChanged event : events)
            work.send(Topic.SEGMENT_CHANGED, event.customerId(), event);
    }

    private SegmentChanged event(Move move, long sequence) {
        Membership entered = move.entered();
        return new SegmentChanged(entered.customerId(), move.from(), entered.segmentId(),
                entered.reasons().stream().map(SegmentChangesOut::reason).toList(), entered.margin(), entered.modelId(), entered.since(),
                time.endOf(entered.since()), sequence);
    }

    private static SegmentChanged.Reason reason(Reason reason) {
        return new SegmentChanged.Reason(reason.feature(), reason.value(), reason.before(), reason.unit(), reason.contribution(),
                reason.text());
    }
}

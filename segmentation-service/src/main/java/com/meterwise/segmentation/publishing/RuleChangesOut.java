package com.meterwise.segmentation.publishing;

import static com.meterwise.segmentation.intake.Sql.ints;
import static com.meterwise.segmentation.intake.Sql.longs;
import static com.meterwise.segmentation.intake.Sql.texts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.meterwise.contracts.SegmentChanged;
import com.meterwise.contracts.Topic;
import com.meterwise.expression.Expression.Finding;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Work;
import com.meterwise.segmentation.intake.Sql;
import com.meterwise.segmentation.rules.RuleMove;

/**
 * Announces who entered or left a segment somebody wrote down. It is told like a move between learned segments: to the rule's id, from nowhere;
 * or from it to {@link #NONE}; the model is the rule in its version, the reasons are its comparisons.
 */
public final class RuleChangesOut {
    /** Where a customer goes that leaves a rule's segment: its learned segment is another matter. */
    public static final String NONE = "NONE";

    private final MarketTime time;

    public RuleChangesOut(MarketTime time) { this.time = time; }

    public void send(List<RuleMove> moves, Work work) {
        for (List<RuleMove> round : rounds(moves)) {
            Map<String, Long> sequences = new PublicationTable(work.connection())
                    .nextChange(round.stream().map(RuleMove::customerId).toList(), work.epoch());
            new Sql(work.connection()).update("""
                    insert into rule_change (customer_id, sequence, rule_id, version, entered, day, reasons)
                    select * from unnest(?, ?, ?, ?, ?::boolean[], ?::date[], ?::jsonb[])""", texts(round, RuleMove::customerId),
                    longs(round, move -> sequences.get(move.customerId())), texts(round, move -> move.rule().ruleId()),
                    ints(round, move -> move.rule().version()), texts(round, RuleMove::entered), texts(round, RuleMove::day),
                    texts(round, move -> Sql.json(reasons(move))));
            for (RuleMove move : round)
                work.send(Topic.SEGMENT_CHANGED, move.customerId(), event(move, sequences.get(move.customerId())));
        }
    }

    /** A customer that moves in several rules takes a sequence for each: one move a customer in each round. */
    private static List<List<RuleMove>> rounds(List<RuleMove> moves) {
        Map<Integer, List<RuleMove>> rounds = new LinkedHashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (RuleMove move : moves)
            rounds.computeIfAbsent(seen.merge(move.customerId(), 1, Integer::sum), round -> new ArrayList<>()).add(move);
        return List.copyOf(rounds.values());
    }

    private SegmentChanged event(RuleMove move, long sequence) {
        String id = move.rule().ruleId();
        return new SegmentChanged(move.customerId(), move.entered() ? null : id, move.entered() ? id : NONE, reasons(move), 1,
                "%s@%d".formatted(id, move.rule().version()), move.day(), time.endOf(move.day()), sequence);
    }

    private static List<SegmentChanged.Reason> reasons(RuleMove move) {
        if (move.findings().isEmpty())
            return List.of(new SegmentChanged.Reason("rule", null, null, null, 1, "segment %s was deleted".formatted(move.rule().name())));
        double share = 1.0 / move.findings().size();
        return move.findings().stream()
                .map(finding -> new SegmentChanged.Reason(name(finding), null, null, null, share, finding.toString())).toList();
    }

    private static String name(Finding finding) {
        Set<String> names = finding.values().keySet();
        return names.isEmpty() ? "rule" : names.iterator().next();
    }
}

package com.meterwise.segmentation.rules;

import static java.util.stream.Collectors.groupingBy;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.meterwise.expression.Expression;
import com.meterwise.expression.Vocabulary;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.segmentation.features.Features;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.features.LoadProfileTable;
import com.meterwise.segmentation.membership.MembershipTable;

/** Puts customers into the segments somebody wrote down, and takes them out again, as soon as anything they rest on changes. */
public final class RuleMembers {
    private static final int SAMPLE = 10;

    private final Vocabulary vocabulary;
    private final MarketTime time;

    public RuleMembers(Features features, MarketTime time) {
        this.vocabulary = RuleVocabulary.of(features);
        this.time = time;
    }

    /** @throws com.meterwise.expression.WrongExpression if the condition cannot be: the message says where */
    public void check(String expression) {
        Expression.of(expression, vocabulary);
    }

    /** Whether the segment's condition can still be read. */
    public boolean isReadable(RuleSegment rule) {
        return rule.condition(vocabulary).isPresent();
    }

    /**
     * Evaluates every rule for customers as of the days of their profiles.
     *
     * @return who entered or left, in the order of the profiles
     */
    public List<RuleMove> evaluate(List<LoadProfile> profiles, Connection connection) {
        RuleTable table = new RuleTable(connection);
        Map<RuleSegment, Expression> rules = new LinkedHashMap<>();
        for (RuleSegment rule : table.all())
            rule.condition(vocabulary).ifPresent(condition -> rules.put(rule, condition));
        if (rules.isEmpty() || profiles.isEmpty()) return List.of();
        boolean windows = rules.values().stream().anyMatch(RuleMembers::asksForEnergy);
        Map<String, Set<String>> held = table.of(profiles.stream().map(LoadProfile::customerId).toList());
        List<RuleMove> moves = new ArrayList<>();
        Map<LocalDate, List<LoadProfile>> byDay = profiles.stream().collect(groupingBy(LoadProfile::day, TreeMap::new,
                java.util.stream.Collectors.toList()));
        byDay.forEach((day, ofDay) -> {
            Map<String, RuleFacts> facts = new RuleFactsTable(connection, time).of(ofDay, windows);
            for (LoadProfile profile : ofDay)
                add(moves, profile.customerId(), facts.get(profile.customerId()), rules, held.getOrDefault(profile.customerId(), Set.of()));
        });
        table.enter(moves.stream().filter(RuleMove::entered).toList());
        table.leave(moves.stream().filter(move -> !move.entered()).toList());
        return moves;
    }

    private static void add(List<RuleMove> moves, String customerId, RuleFacts facts, Map<RuleSegment, Expression> rules,
            Set<String> held) {
        rules.forEach((rule, condition) -> {
            boolean holds = condition.holds(facts);
            if (holds != held.contains(rule.ruleId()))
                moves.add(new RuleMove(rule, customerId, holds, facts.today(), condition.explain(facts)));
        });
    }

    /**
     * Deletes the segment.
     *
     * @return everybody in it, leaving
     */
    public List<RuleMove> delete(RuleSegment rule, LocalDate day, Connection connection) {
        RuleTable table = new RuleTable(connection);
        List<RuleMove> moves = table.members(rule.ruleId(), "", Integer.MAX_VALUE).stream()
                .map(member -> new RuleMove(rule, member.customerId(), false, day, List.of())).toList();
        table.leave(moves);
        table.delete(rule.ruleId());
        return moves;
    }

    /** @throws com.meterwise.expression.WrongExpression if the condition cannot be */
    public Preview preview(String expression, Connection connection) {
        Expression condition = Expression.of(expression, vocabulary);
        Map<String, String> segmentOf = new MembershipTable(connection).segments();
        Map<String, Integer> sizes = new TreeMap<>();
        segmentOf.values().forEach(segment -> sizes.merge(segment, 1, Integer::sum));
        Tally tally = new Tally();
        LoadProfileTable profiles = new LoadProfileTable(connection);
        profiles.each(profiles.newestDay().orElse(LocalDate.EPOCH), page -> {
            Map<String, RuleFacts> facts = new RuleFactsTable(connection, time).of(page, asksForEnergy(condition));
            for (LoadProfile profile : page)
                tally.add(profile, condition, facts.get(profile.customerId()), segmentOf.get(profile.customerId()));
        });
        return tally.preview(sizes);
    }

    private static boolean asksForEnergy(Expression condition) { return condition.functions().contains(RuleVocabulary.ENERGY); }

    private static final class Tally {
        private int customers;
        private int all;
        private int undecided;
        private double kwh;
        private double allKwh;
        private final Map<String, Integer> overlaps = new TreeMap<>();
        private final List<Preview.Sample> sample = new ArrayList<>();

        void add(LoadProfile profile, Expression condition, RuleFacts facts, String segment) {
            double annual = profile.annualKwh() == null ? 0 : profile.annualKwh();
            all++;
            allKwh += annual;
            if (!condition.decided(facts)) undecided++;
            if (!condition.holds(facts)) return;
            customers++;
            kwh += annual;
            if (segment != null) overlaps.merge(segment, 1, Integer::sum);
            if (sample.size() < SAMPLE) sample.add(new Preview.Sample(profile.customerId(), condition.explain(facts)));
        }

        Preview preview(Map<String, Integer> sizes) {
            List<Preview.Overlap> shares = new ArrayList<>();
            overlaps.forEach((segment, both) -> shares
                    .add(new Preview.Overlap(segment, both, (double) both / customers, (double) both / sizes.get(segment))));
            shares.sort(Comparator.comparingInt((Preview.Overlap one) -> -one.customers()).thenComparing(Preview.Overlap::segmentId));
            return new Preview(customers, all, undecided, allKwh == 0 ? 0 : kwh / allKwh, shares, sample);
        }
    }
}

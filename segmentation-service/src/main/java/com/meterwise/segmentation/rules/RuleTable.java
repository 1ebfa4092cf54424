package com.meterwise.segmentation.rules;

import static com.meterwise.segmentation.intake.Sql.texts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.meterwise.segmentation.intake.Sql;

/** Segments somebody wrote down, and who is in them. */
public final class RuleTable {
    private static final String COLUMNS = "rule_id, name, description, expression, version, changed_by";

    private final Sql sql;

    public RuleTable(Connection connection) { this.sql = new Sql(connection); }

    public record Member(String customerId, LocalDate since) {}

    public List<RuleSegment> all() { return page("", Integer.MAX_VALUE); }

    /** In order of the ids. */
    public List<RuleSegment> page(String after, int limit) {
        return sql.list("select " + COLUMNS + " from rule_segment where rule_id collate \"C\" > ? order by rule_id collate \"C\" limit ?",
                RuleTable::rule, after, limit);
    }

    public Optional<RuleSegment> find(String ruleId) {
        return sql.list("select " + COLUMNS + " from rule_segment where rule_id = ?", RuleTable::rule, ruleId).stream().findFirst();
    }

    /** Holds the segment until the transaction ends, so that two changes of one version cannot both succeed. */
    public Optional<RuleSegment> held(String ruleId) {
        return sql.list("select " + COLUMNS + " from rule_segment where rule_id = ? for update", RuleTable::rule, ruleId).stream()
                .findFirst();
    }

    /** @return false if there is one of this id */
    public boolean add(RuleSegment rule) {
        return sql.update("insert into rule_segment (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?) on conflict do nothing", rule.ruleId(),
                rule.name(), rule.description(), rule.expression(), rule.version(), rule.changedBy()) == 1;
    }

    public void change(RuleSegment rule) {
        sql.update("update rule_segment set name = ?, description = ?, expression = ?, version = ?, changed_by = ? where rule_id = ?",
                rule.name(), rule.description(), rule.expression(), rule.version(), rule.changedBy(), rule.ruleId());
    }

    void delete(String ruleId) { sql.update("delete from rule_segment where rule_id = ?", ruleId); }

    public long size(String ruleId) {
        return sql.list("select count(*) from rule_member where rule_id = ?", row -> row.getLong(1), ruleId).get(0);
    }

    /** In order of the ids. */
    public List<Member> members(String ruleId, String after, int limit) {
        return sql.list("""
                select customer_id, since from rule_member where rule_id = ? and customer_id collate "C" > ?
                order by customer_id collate "C" limit ?""", row -> new Member(row.getString(1), row.getObject(2, LocalDate.class)), ruleId,
                after, limit);
    }

    /** Customer to the segments it is in. */
    public Map<String, Set<String>> of(Collection<String> customerIds) {
        Map<String, Set<String>> held = new HashMap<>();
        sql.list("select customer_id, rule_id from rule_member where customer_id = any(?)",
                row -> held.computeIfAbsent(row.getString(1), id -> new HashSet<>()).add(row.getString(2)),
                (Object) customerIds.toArray(String[]::new));
        return held;
    }

    void enter(List<RuleMove> moves) {
        if (moves.isEmpty()) return;
        sql.update("insert into rule_member (customer_id, rule_id, since) select * from unnest(?, ?, ?::date[]) on conflict do nothing",
                texts(moves, RuleMove::customerId), texts(moves, move -> move.rule().ruleId()), texts(moves, RuleMove::day));
    }

    void leave(List<RuleMove> moves) {
        if (moves.isEmpty()) return;
        sql.update(
                "delete from rule_member using unnest(?, ?) as gone(customer_id, rule_id) where rule_member.customer_id = gone.customer_id"
                        + " and rule_member.rule_id = gone.rule_id",
                texts(moves, RuleMove::customerId), texts(moves, move -> move.rule().ruleId()));
    }

    private static RuleSegment rule(ResultSet row) throws SQLException {
        return new RuleSegment(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getInt(5), row.getString(6));
    }
}

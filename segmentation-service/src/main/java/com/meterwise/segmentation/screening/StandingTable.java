package com.meterwise.segmentation.screening;

import static com.meterwise.segmentation.intake.Sql.doubles;
import static com.meterwise.segmentation.intake.Sql.texts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.meterwise.segmentation.intake.Sql;

/** The newest standing of each customer, and its tiers through time. */
public final class StandingTable {
    private static final String COLUMNS = "customer_id, day, tier, score, pareto_class, gates, dimensions, worth";

    private static final String[] KEY_TIERS = Arrays.stream(Tier.values()).filter(Tier::isKeyAccount).map(Tier::name)
            .toArray(String[]::new);

    private final Sql sql;

    public StandingTable(Connection connection) { this.sql = new Sql(connection); }

    public List<Standing> of(Collection<String> customerIds) {
        return sql.list("select " + COLUMNS + " from standing where customer_id = any(?) order by customer_id collate \"C\"",
                StandingTable::standing, (Object) customerIds.toArray(String[]::new));
    }

    /** Key accounts, or one tier, in order of the ids. */
    public List<Standing> page(Collection<Tier> tiers, String after, int limit) {
        return sql.list("select " + COLUMNS + """
                \s from standing where tier = any(?) and customer_id collate "C" > ? order by customer_id collate "C" limit ?""",
                StandingTable::standing, tiers.stream().map(Tier::name).toArray(String[]::new), after, limit);
    }

    /** Customers who are key accounts. */
    public Set<String> keyAccounts() {
        return Set.copyOf(sql.list("select customer_id from standing where tier = any(?)", row -> row.getString(1), (Object) KEY_TIERS));
    }

    /** Which of these customers are key accounts; reads nothing else of their standings. */
    public Set<String> keyAccountsOf(Collection<String> customerIds) {
        return Set.copyOf(sql.list("select customer_id from standing where customer_id = any(?) and tier = any(?)", row -> row.getString(1),
                customerIds.toArray(String[]::new), KEY_TIERS));
    }

    /** Customer to tier; reads nothing else of their standings. */
    public Map<String, String> tiers(Collection<String> customerIds) {
        Map<String, String> tiers = new HashMap<>();
        sql.list("select customer_id, tier from standing where customer_id = any(?)",
                row -> tiers.put(row.getString(1), row.getString(2)), (Object) customerIds.toArray(String[]::new));
        return tiers;
    }

    /** Group accounts with a member among the standings of the newest day, by id. */
    public List<Worth.Group> groups(String after, int limit) {
        return sql.list("""
                select distinct on ((worth -> 'group' ->> 'groupId') collate "C") worth ->> 'group' from standing
                where (worth -> 'group' ->> 'groupId') collate "C" > ? and day = (select max(day) from standing)
                order by (worth -> 'group' ->> 'groupId') collate "C" limit ?""",
                row -> Sql.fromJson(row.getString(1), Worth.Group.class), after, limit);
    }

    /** Customers of value that may be lost, in order of the ids. */
    public List<Standing> atRisk(String after, int limit) {
        return sql.list("select " + COLUMNS + """
                \s from standing where at_risk and customer_id collate "C" > ? order by customer_id collate "C" limit ?""",
                StandingTable::standing, after, limit);
    }

    /** @param standings all of one day */
    public void put(List<Standing> standings) {
        sql.update("insert into standing (" + COLUMNS + """
                , at_risk) select * from unnest(?, ?::date[], ?, ?, ?, ?::jsonb[], ?::jsonb[], ?::jsonb[], ?::boolean[])
                on conflict (customer_id) do update set day = excluded.day, tier = excluded.tier, score = excluded.score,
                    pareto_class = excluded.pareto_class, gates = excluded.gates, dimensions = excluded.dimensions,
                    worth = excluded.worth, at_risk = excluded.at_risk""",
                texts(standings, Standing::customerId), texts(standings, Standing::day), texts(standings, Standing::tier),
                doubles(standings, Standing::score), texts(standings, Standing::paretoClass), texts(standings, s -> Sql.json(s.gates())),
                texts(standings, s -> Sql.json(s.dimensions())), texts(standings, s -> Sql.json(s.worth())),
                texts(standings, s -> s.worth().atRisk()));
        // a day screened twice, as after a pin, has one outcome
        sql.update("delete from tier_change where day = ? and customer_id = any(?)", day(standings),
                texts(standings, Standing::customerId));
        sql.update("""
                insert into tier_change (customer_id, day, tier)
                select now.id, ?, now.tier from unnest(?, ?) as now(id, tier)
                where now.tier is distinct from (select tier from tier_change where customer_id = now.id and day < ?
                    order by day desc limit 1)""", day(standings), texts(standings, Standing::customerId), texts(standings, Standing::tier),
                day(standings));
    }

    private static LocalDate day(List<Standing> standings) { return standings.isEmpty() ? LocalDate.EPOCH : standings.get(0).day(); }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(row.getString(1), row.getObject(2, LocalDate.class), Tier.valueOf(row.getString(3)),
                row.getObject(4, Double.class), row.getString(5), List.of(Sql.fromJson(row.getString(6), String[].class)),
                Sql.numbers(row.getString(7)), Sql.fromJson(row.getString(8), Worth.class));
    }
}

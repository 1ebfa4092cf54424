package com.meterwise.segmentation.screening;

import static com.meterwise.segmentation.intake.Sql.doubles;
import static com.meterwise.segmentation.intake.Sql.texts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.meterwise.segmentation.intake.Sql;

/** The newest standing of each customer, and what the next screening reads. */
public final class StandingTable {
    private static final String COLUMNS = "customer_id, day, tier, score, pareto_class, gates, dimensions";

    private final Sql sql;

    public StandingTable(Connection connection) { this.sql = new Sql(connection); }

    /** Accounts with a profile of the day, or with a contract that may open a gate. */
    public List<Account> accounts(LocalDate day) { return sql.list("""
            select p.customer_id, p.annual_kwh, c.contracted_kva, c.voltage_kv, c.critical_supply, c.parent_id, c.annual_revenue,
                   p.body ->> 'features', pin.tier, pin.reason, pin.until, s.tier
            from load_profile p left join customer c using (customer_id) left join standing s using (customer_id)
                 left join pin on pin.customer_id = p.customer_id and pin.until >= ?
            where p.day = ? order by p.customer_id collate "C\"""", StandingTable::account, day, day); }

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
        String[] tiers = Arrays.stream(Tier.values()).filter(Tier::isKeyAccount).map(Tier::name).toArray(String[]::new);
        return Set.copyOf(sql.list("select customer_id from standing where tier = any(?)", row -> row.getString(1), (Object) tiers));
    }

    public void put(List<Standing> standings) {
        sql.update("insert into standing (" + COLUMNS + """
                ) select * from unnest(?, ?::date[], ?, ?, ?, ?::jsonb[], ?::jsonb[])
                on conflict (customer_id) do update set day = excluded.day, tier = excluded.tier, score = excluded.score,
                    pareto_class = excluded.pareto_class, gates = excluded.gates, dimensions = excluded.dimensions""",
                texts(standings, Standing::customerId), texts(standings, Standing::day), texts(standings, Standing::tier),
                doubles(standings, Standing::score), texts(standings, Standing::paretoClass), texts(standings, s -> Sql.json(s.gates())),
                texts(standings, s -> Sql.json(s.dimensions())));
    }

    private static Account account(ResultSet row) throws SQLException {
        Optional<Account.Pin> pin = row.getString(9) == null
                ? Optional.empty()
                : Optional.of(new Account.Pin(Tier.valueOf(row.getString(9)), row.getString(10), row.getObject(11, LocalDate.class)));
        return new Account(row.getString(1), row.getObject(2, Double.class), row.getObject(3, Double.class), row.getObject(4, Double.class),
                row.getObject(5, Boolean.class), row.getString(6), row.getBigDecimal(7), Sql.numbers(row.getString(8)), pin,
                Optional.ofNullable(row.getString(12)).map(Tier::valueOf));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(row.getString(1), row.getObject(2, LocalDate.class), Tier.valueOf(row.getString(3)),
                row.getObject(4, Double.class), row.getString(5), List.of(Sql.fromJson(row.getString(6), String[].class)),
                Sql.numbers(row.getString(7)));
    }
}

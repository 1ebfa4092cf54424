package com.meterwise.ingestion.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import com.meterwise.platform.work.TransactionFailed;

/** Facts about meters from the register's rows. */
public final class MeterFactsTable implements KnownMeters.Lookup {
    private final DataSource database;
    private final Subjects subjects;

    public MeterFactsTable(DataSource database, Subjects subjects) {
        this.database = database;
        this.subjects = subjects;
    }

    @Override
    public Set<String> erased(Collection<String> meterIds) {
        try (Connection connection = database.getConnection()) {
            Set<String> erased = subjects.erasedAmong(connection, meterIds.stream().map(Subjects::meter).toList());
            return meterIds.stream().filter(id -> erased.contains(Subjects.meter(id))).collect(Collectors.toSet());
        } catch (SQLException e) {
            throw new TransactionFailed(e);
        }
    }

    @Override
    public Map<String, MeterFacts> facts(Collection<String> meterIds) {
        try (Connection connection = database.getConnection()) {
            return facts(connection, meterIds);
        } catch (SQLException e) {
            throw new TransactionFailed(e);
        }
    }

    /** The same, as a transaction sees it. */
    public static Map<String, MeterFacts> facts(Connection connection, Collection<String> meterIds) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select m.id, m.channels, m.interval_s, greatest(c.contracted_kw, m.rated_kva),
                    coalesce((m.state::jsonb ->> 'ctRatio')::float8, 1) * coalesce((m.state::jsonb ->> 'ptRatio')::float8, 1)
                    * coalesce((m.state::jsonb ->> 'multiplier')::float8, 1), (m.state::jsonb ->> 'dialDigits')::int
                from meter m left join customer c on c.id = m.customer_id where m.id = any(?)""")) {
            select.setArray(1, connection.createArrayOf("text", meterIds.toArray()));
            Map<String, MeterFacts> facts = new HashMap<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    int interval = found.getInt(3);
                    Optional<Duration> length = found.wasNull() ? Optional.empty() : Optional.of(Duration.ofSeconds(interval));
                    double kw = found.getDouble(4);
                    OptionalDouble limit = found.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(kw);
                    double factor = found.getDouble(5);
                    int digits = found.getInt(6);
                    Dial dial = new Dial(factor, found.wasNull() ? OptionalInt.empty() : OptionalInt.of(digits));
                    facts.put(found.getString(1),
                            new MeterFacts(found.getString(1), Set.of(found.getString(2).split(",")), length, limit, dial));
                }
            }
            return facts;
        }
    }
}

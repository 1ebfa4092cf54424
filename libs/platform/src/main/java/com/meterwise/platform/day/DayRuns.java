package com.meterwise.platform.day;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Which day's work stands where: rows of {@code day_run} and {@code work_shard}. */
final class DayRuns {
    static final String RUNNING = "RUNNING";
    static final String REDUCED = "REDUCED";
    static final String DONE = "DONE";

    private DayRuns() {}

    /** A shard claimed by lease; {@code attempt} tells whether the claim still stands when the work commits. */
    record Claim(Shard shard, int attempt) {}

    static void begin(Connection connection, ClosedDay day, int shards) throws SQLException {
        update(connection, "insert into day_run (day, revision, state) values (?, ?, 'RUNNING') on conflict do nothing", day);
        update(connection, "insert into work_shard (day, revision, shard) select ?, ?, generate_series(0, " + (shards - 1)
                + ") on conflict do nothing", day);
    }

    /** Marks a day that is not worked; false if it was marked before. */
    static boolean skip(Connection connection, ClosedDay day) throws SQLException {
        return update(connection, "insert into day_run (day, revision, state) values (?, ?, 'DONE') on conflict do nothing", day) == 1;
    }

    /**
     * The first shard that nobody holds, or that this owner does: who asks works on none, so it failed with that one, and perhaps could not
     * say so, the database being away.
     */
    static Optional<Claim> claim(Connection connection, ClosedDay day, String owner, Duration lease) throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement("""
                update work_shard set owner = ?, until = clock_timestamp() + ? * interval '1 millisecond', attempt = attempt + 1
                where (day, revision, shard) = (select day, revision, shard from work_shard
                    where day = ? and revision = ? and not done
                        and (until is null or until < clock_timestamp() or owner = ?)
                    order by shard limit 1 for update skip locked)
                returning shard, attempt, (select count(*) from work_shard as all_of where all_of.day = work_shard.day
                    and all_of.revision = work_shard.revision)""")) {
            claim.setString(1, owner);
            claim.setLong(2, lease.toMillis());
            claim.setObject(3, day.day());
            claim.setInt(4, day.revision());
            claim.setString(5, owner);
            try (ResultSet found = claim.executeQuery()) {
                if (!found.next()) return Optional.empty();
                return Optional.of(new Claim(new Shard(found.getInt(1), found.getInt(3)), found.getInt(2)));
            }
        }
    }

    /** Puts off the end of a lease; false if another has taken the shard over or finished it. */
    static boolean renew(Connection connection, ClosedDay day, Claim claim, Duration lease) throws SQLException {
        try (PreparedStatement renew = connection.prepareStatement("""
                update work_shard set until = clock_timestamp() + ? * interval '1 millisecond'
                where day = ? and revision = ? and shard = ? and attempt = ? and not done""")) {
            renew.setLong(1, lease.toMillis());
            renew.setObject(2, day.day());
            renew.setInt(3, day.revision());
            renew.setInt(4, claim.shard().index());
            renew.setInt(5, claim.attempt());
            return renew.executeUpdate() == 1;
        }
    }

    /** Locks the claimed shard; false if another has taken it over or finished it. */
    static boolean stillStands(Connection connection, ClosedDay day, Claim claim) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select attempt = ? and not done from work_shard where day = ? and revision = ? and shard = ? for update")) {
            select.setInt(1, claim.attempt());
            select.setObject(2, day.day());
            select.setInt(3, day.revision());
            select.setInt(4, claim.shard().index());
            try (ResultSet found = select.executeQuery()) {
                return found.next() && found.getBoolean(1);
            }
        }
    }

    static void finish(Connection connection, ClosedDay day, Claim claim, int customers) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update work_shard set done = true, owner = null, customers = ? where day = ? and revision = ? and shard = ?")) {
            update.setInt(1, customers);
            update.setObject(2, day.day());
            update.setInt(3, day.revision());
            update.setInt(4, claim.shard().index());
            update.executeUpdate();
        }
    }

    /**
     * A replica that starts knows that its earlier processes are gone: their shards need not wait for the end of the lease. Should one be
     * alive after all, its claim no longer stands when it commits.
     */
    static void endEarlierLives(Connection connection, String replica, String process) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update work_shard set owner = null, until = null, attempt = attempt + 1 where not done and starts_with(owner, ?) and not starts_with(owner, ?)")) {
            update.setString(1, replica + "/");
            update.setString(2, process + "/");
            update.executeUpdate();
        }
    }

    static boolean allDone(Connection connection, ClosedDay day) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select bool_and(done) from work_shard where day = ? and revision = ?")) {
            select.setObject(1, day.day());
            select.setInt(2, day.revision());
            try (ResultSet found = select.executeQuery()) {
                return found.next() && found.getBoolean(1);
            }
        }
    }

    /** Locks the day's row. Empty if another replica holds it. */
    static Optional<String> lock(Connection connection, ClosedDay day) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select state from day_run where day = ? and revision = ? for update skip locked")) {
            select.setObject(1, day.day());
            select.setInt(2, day.revision());
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
            }
        }
    }

    static long outboxId(Connection connection, ClosedDay day) throws SQLException {
        return number(connection, "select coalesce(outbox_id, 0) from day_run where day = ? and revision = ?", day);
    }

    static int customers(Connection connection, ClosedDay day) throws SQLException {
        return (int) number(connection, "select coalesce(sum(customers), 0) from work_shard where day = ? and revision = ?", day);
    }

    static void setState(Connection connection, ClosedDay day, String state, long outboxId) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                insert into day_run (day, revision, state, outbox_id) values (?, ?, ?, ?)
                on conflict (day, revision) do update set state = excluded.state, outbox_id = excluded.outbox_id""")) {
            update.setObject(1, day.day());
            update.setInt(2, day.revision());
            update.setString(3, state);
            update.setLong(4, outboxId);
            update.executeUpdate();
        }
    }

    private static long number(Connection connection, String sql, ClosedDay day) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, day.day());
            select.setInt(2, day.revision());
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        }
    }

    private static int update(Connection connection, String sql, ClosedDay day) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, day.day());
            statement.setInt(2, day.revision());
            return statement.executeUpdate();
        }
    }
}

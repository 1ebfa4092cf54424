package com.meterwise.platform.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import com.meterwise.platform.intake.Handler;

/**
 * A schema that holds the read models in the making. Whoever writes a table there runs its ordinary statements with the schema first in the
 * search path, so that a rebuild can have no code of its own that disagrees with the live one.
 */
final class Shadow {
    static final String SCHEMA = "rebuild";

    private Shadow() {}

    static void create(ReadModels models, Connection connection) throws SQLException {
        drop(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema " + SCHEMA);
            for (String table : models.tables().toList())
                statement.execute("create table %s.%s (like %s including all)".formatted(SCHEMA, table, table));
        }
    }

    static void drop(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists %s cascade".formatted(SCHEMA));
        }
    }

    static boolean exists(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select exists (select from rebuild where ended_at is null)")) {
            found.next();
            return found.getBoolean(1);
        }
    }

    interface Step {
        void run() throws Exception;
    }

    /** Runs a step whose tables are the shadow's. If it fails the transaction is lost, and with it the search path. */
    static void within(Connection connection, Step step) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "select set_config('search_path', '%s, ' || current_setting('search_path'), true)".formatted(SCHEMA));
            step.run();
            statement.execute("set local search_path to default");
        }
    }

    /** Applies what it is given to the live tables, and to the shadow's while there are any. */
    static Handler beside(Handler live, Handler shadow) {
        return (records, work) -> {
            live.handle(records, work);
            if (exists(work.connection())) within(work.connection(), () -> shadow.handle(records, work));
        };
    }
}

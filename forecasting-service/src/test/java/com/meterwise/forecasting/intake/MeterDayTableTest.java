package com.meterwise.forecasting.intake;

import java.sql.Connection;
import java.sql.SQLException;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

import com.meterwise.embedded.EmbeddedDatabase;
import com.meterwise.embedded.TestStack;

class MeterDayTableTest extends MeterDaysContract {
    private static Connection connection;

    @BeforeAll
    static void open() throws SQLException {
        EmbeddedDatabase.Access access = TestStack.shared().freshDatabase();
        Flyway.configure().dataSource(access.jdbcUrl(), access.user(), access.password()).locations("db/platform", "db/service").load()
                .migrate();
        connection = access.dataSource().getConnection();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void undo() throws SQLException { connection.rollback(); }

    @AfterAll
    static void close() throws SQLException { connection.close(); }

    @Override
    MeterDays days() { return new MeterDayTable(); }

    @Override
    Connection connection() { return connection; }
}

package com.meterwise.forecasting;

import java.sql.Connection;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import com.meterwise.embedded.EmbeddedDatabase;
import com.meterwise.embedded.TestStack;

/** A database of its own for a test class, with the service's schema; what a test wrote is undone after it. */
public final class MigratedDatabase implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private Connection connection;

    public Connection connection() { return connection; }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        EmbeddedDatabase.Access access = TestStack.shared().freshDatabase();
        Flyway.configure().dataSource(access.jdbcUrl(), access.user(), access.password()).locations("db/platform", "db/service").load()
                .migrate();
        connection = access.dataSource().getConnection();
        connection.setAutoCommit(false);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception { connection.rollback(); }

    @Override
    public void afterAll(ExtensionContext context) throws Exception { connection.close(); }
}

package com.meterwise.campaign.offers;

import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import com.meterwise.campaign.TestDatabase;

class OfferTableTest extends OffersContract {
    private static javax.sql.DataSource database;
    private Connection connection;

    @BeforeAll
    static void migrate() { database = TestDatabase.fresh(); }

    @BeforeEach
    void begin() throws SQLException {
        connection = database.getConnection();
        connection.setAutoCommit(false);
    }

    /** Rolled back, so that each test begins with none. */
    @AfterEach
    void forget() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Override
    Offers offers() { return new OfferTable(connection); }
}

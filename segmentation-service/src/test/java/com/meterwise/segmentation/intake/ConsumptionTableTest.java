package com.meterwise.segmentation.intake;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import com.meterwise.segmentation.TestDatabase;

class ConsumptionTableTest extends ConsumptionContract {
    private Connection connection;

    @BeforeEach
    void open() throws SQLException, IOException { connection = TestDatabase.connection(); }

    @AfterEach
    void close() throws SQLException { connection.close(); }

    @Override
    Consumption consumption() {
        new Sql(connection).update("truncate meter_day, customer_day, customer_month, customer_span");
        return new ConsumptionTable(connection);
    }
}

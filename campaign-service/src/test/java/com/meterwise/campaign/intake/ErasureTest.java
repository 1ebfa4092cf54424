package com.meterwise.campaign.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.meterwise.campaign.TestDatabase;

class ErasureTest {
    @Test
    void no_table_that_names_a_customer_is_forgotten() throws SQLException {
        List<String> naming = new ArrayList<>();
        try (Connection connection = TestDatabase.fresh().getConnection();
                ResultSet tables = connection.createStatement().executeQuery(
                        """
                                select table_name from information_schema.columns where table_schema = 'public' and column_name = 'customer_id'""")) {
            while (tables.next())
                naming.add(tables.getString(1));
        }
        assertThat(AccountsIn.TABLES).containsExactlyInAnyOrderElementsOf(naming);
    }
}

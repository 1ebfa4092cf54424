package com.meterwise.segmentation.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import com.meterwise.segmentation.TestDatabase;

class ErasureTest {
    @Test
    void no_table_that_names_a_customer_is_forgotten() throws SQLException, IOException {
        try (Connection connection = TestDatabase.connection()) {
            assertThat(new Sql(connection).list("""
                    select table_name from information_schema.columns
                    where table_schema = 'public' and column_name = 'customer_id'""", row -> row.getString(1)))
                    .containsExactlyInAnyOrderElementsOf(Erasure.TABLES);
        }
    }
}

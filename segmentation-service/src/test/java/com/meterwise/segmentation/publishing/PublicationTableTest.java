package com.meterwise.segmentation.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.meterwise.segmentation.TestDatabase;
import com.meterwise.segmentation.intake.Sql;

class PublicationTableTest {
    private Connection connection;
    private PublicationTable table;

    @BeforeEach
    void open() throws SQLException, IOException {
        connection = TestDatabase.connection();
        new Sql(connection).update("truncate publication");
        table = new PublicationTable(connection);
    }

    @AfterEach
    void close() throws SQLException { connection.close(); }

    @Test
    void changes_count_up_from_one() {
        assertThat(table.nextChange(List.of("A", "B"), 0)).containsEntry("A", 1L).containsEntry("B", 1L);
        assertThat(table.nextChange(List.of("A"), 0)).containsEntry("A", 2L);
    }

    @Test
    void after_a_restore_they_go_on_beyond_all_that_was_told_before() {
        table.nextChange(List.of("A"), 0);
        assertThat(table.nextChange(List.of("A", "B"), 1)).containsEntry("A", (1L << 32) + 1).containsEntry("B", (1L << 32) + 1);
        assertThat(table.nextChange(List.of("A"), 1)).containsEntry("A", (1L << 32) + 2);
        assertThat(table.nextProfile(List.of("A"))).containsEntry("A", 1L);
    }
}

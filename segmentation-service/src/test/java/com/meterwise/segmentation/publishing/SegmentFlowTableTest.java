package com.meterwise.segmentation.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.meterwise.segmentation.TestDatabase;
import com.meterwise.segmentation.intake.Sql;
import com.meterwise.segmentation.publishing.SegmentFlowTable.Flow;

class SegmentFlowTableTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 5, 1);
    private Connection connection;

    @BeforeEach
    void open() throws SQLException, IOException {
        connection = TestDatabase.connection();
        new Sql(connection).update("truncate segment_change, load_profile");
    }

    @AfterEach
    void close() throws SQLException { connection.close(); }

    @Test
    void a_customer_counts_once_from_where_it_was_to_where_it_came() {
        change("A", 1, null, "S01", 0);
        change("B", 1, null, "S01", 0);
        change("A", 2, "S01", "S02", 5);
        change("A", 3, "S02", "S03", 6);
        change("B", 2, "S01", "S03", 7);
        SegmentFlowTable table = new SegmentFlowTable(connection);
        assertThat(table.between(FIRST.plusDays(1), FIRST.plusDays(9))).containsExactly(new Flow("S01", "S03", 2, 0));
        assertThat(table.between(FIRST.plusDays(5), FIRST.plusDays(5))).containsExactly(new Flow("S01", "S02", 1, 0));
        assertThat(table.between(FIRST, FIRST)).as("who had none comes from nowhere").containsExactly(new Flow(null, "S01", 2, 0));
    }

    @Test
    void who_came_back_is_in_no_flow() {
        change("A", 1, "S01", "S02", 1);
        change("A", 2, "S02", "S01", 3);
        assertThat(new SegmentFlowTable(connection).between(FIRST, FIRST.plusDays(9))).isEmpty();
    }

    @Test
    void the_average_weighs_segments_by_their_customers_and_leaves_out_what_is_not_known() {
        SegmentFigures one = new SegmentFigures(1, 100, 0.1, null, null, hours(1), hours(Double.NaN));
        SegmentFigures three = new SegmentFigures(3, 900, 0.9, null, null, hours(5), hours(2));
        SegmentFigures.Average average = SegmentFigures.averageOf(List.of(one, three));
        assertThat(average.customers()).isEqualTo(4);
        assertThat(average.annualKwh()).isCloseTo(250, within(1e-9));
        assertThat(average.weekdayKw()[7]).isCloseTo(4, within(1e-9));
        assertThat(average.weekendKw()[7]).isCloseTo(2, within(1e-9));
        assertThat(SegmentFigures.averageOf(List.of()).annualKwh()).isNull();
    }

    private void change(String customer, long sequence, String from, String to, int day) {
        new Sql(connection).update("insert into segment_change (customer_id, sequence, from_segment, to_segment, day, margin, model_id,"
                + " reasons) values (?, ?, ?, ?, ?, 1, 'm', '[]')", customer, sequence, from, to, FIRST.plusDays(day));
    }

    private static double[] hours(double kw) {
        double[] hours = new double[24];
        Arrays.fill(hours, kw);
        return hours;
    }
}

package com.meterwise.segmentation.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import com.meterwise.segmentation.TestDatabase;

class LoadProfileTableTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @Test
    void a_profile_is_read_as_it_was_written_a_missing_slot_still_missing() throws SQLException, IOException {
        try (Connection connection = TestDatabase.connection()) {
            LoadProfileTable table = new LoadProfileTable(connection);
            double[] weekend = new double[24];
            weekend[3] = Double.NaN;
            table.put(List.of(profile("P1", DAY, new double[24], weekend), profile("P2", DAY.plusDays(1), new double[24], weekend)));
            LoadProfile read = table.find("P1").orElseThrow();
            assertThat(read.weekend()).isEqualTo(weekend);
            assertThat(read.features()).isEqualTo(Map.of("annualKwh", 0.1 + 0.2));
            assertThat(read.interval()).isEqualTo(Duration.ofHours(1));
            List<String> ids = new ArrayList<>();
            table.each(DAY, page -> page.forEach(one -> ids.add(one.customerId())));
            assertThat(ids).containsExactly("P1");
            assertThat(table.newestDay()).contains(DAY.plusDays(1));
            assertThat(table.page(DAY, "P1", 10)).isEmpty();
        }
    }

    private static LoadProfile profile(String id, LocalDate day, double[] weekday, double[] weekend) {
        return new LoadProfile(id, day, new TreeMap<>(Map.of("annualKwh", 0.1 + 0.2)), weekday, weekend, Duration.ofHours(1), 20, Grade.A);
    }
}

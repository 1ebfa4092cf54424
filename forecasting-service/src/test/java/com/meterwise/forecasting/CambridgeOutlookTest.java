package com.meterwise.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.meterwise.forecasting.history.LoadHistory;
import com.meterwise.forecasting.outlook.MonthlyLoad;
import com.meterwise.forecasting.outlook.Outlook;
import com.meterwise.forecasting.outlook.OutlookSum;

/** Monthly energy of real buildings, forecast from each month of the second year up to a year ahead. */
@Tag("slow")
class CambridgeOutlookTest {
    @Test
    void months_to_come_are_told_better_than_by_the_same_month_a_year_before() throws IOException {
        Path folder = Path.of(System.getProperty("meterwise.root"), "..", "shared", "data", "cambridge");
        assumeTrue(Files.isDirectory(folder), "skipped: the Cambridge data are not beside the project");
        LocalDate last = LocalDate.of(2019, 11, 30);
        double[] ones = new double[Outlook.MONTHS];
        Arrays.fill(ones, 1);
        List<Outlook> outlooks = new ArrayList<>();
        for (double[][] kwh : CambridgeTest.clean(folder).values()) {
            Instant[] known = new Instant[kwh.length];
            Arrays.fill(known, Instant.EPOCH);
            LoadHistory load = LoadHistory.of(CambridgeTest.FIRST, kwh, known).through(last);
            Outlook.of(MonthlyLoad.of(load, Duration.ofHours(1)).ended(last), YearMonth.of(2019, 12), ones).ifPresent(outlooks::add);
        }
        double error = outlooks.stream().mapToDouble(Outlook::error).average().orElseThrow();
        double naive = outlooks.stream().mapToDouble(Outlook::naiveError).average().orElseThrow();
        OutlookSum sum = new OutlookSum();
        outlooks.forEach(sum::add);
        Outlook all = sum.total();
        System.out.printf("cambridge outlook, %d buildings, %d months each: mean WAPE %.2f %%, seasonal naive %.2f %%, better in %d; "
                + "all together %.2f %%, naive %.2f %%%n", outlooks.size(), outlooks.get(0).measured(), 100 * error, 100 * naive,
                outlooks.stream().filter(one -> one.error() < one.naiveError()).count(), 100 * all.error(), 100 * all.naiveError());
        assertThat(error).isLessThan(naive);
    }
}

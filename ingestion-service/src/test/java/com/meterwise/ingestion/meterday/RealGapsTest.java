package com.meterwise.ingestion.meterday;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import com.meterwise.ingestion.checking.Checks;
import com.meterwise.ingestion.checking.KnownStructure;
import com.meterwise.ingestion.checking.MarketTimeWindow;
import com.meterwise.ingestion.checking.Midnight;
import com.meterwise.ingestion.checking.NoNegativeEnergy;
import com.meterwise.ingestion.checking.Thresholds;
import com.meterwise.ingestion.estimation.Estimate;
import com.meterwise.ingestion.estimation.Estimate.Method;
import com.meterwise.ingestion.estimation.Estimation;
import com.meterwise.ingestion.estimation.MeanProfile;
import com.meterwise.ingestion.estimation.ProxyDay;
import com.meterwise.ingestion.estimation.RegisterScaling;
import com.meterwise.ingestion.intake.ColumnsCsv;
import com.meterwise.ingestion.intake.CsvOptions;
import com.meterwise.ingestion.intake.Energy;
import com.meterwise.ingestion.registry.MeterFacts;
import com.meterwise.platform.time.MarketTime;

/** The gaps of a year of real buildings: zeros stand for what was not measured. */
@EnabledIf("isThere")
class RealGapsTest {
    private static final Path FILE = Path.of("../../shared/data/cambridge/electricity_2019.csv.gz");
    private static final MarketTime LONDON = new MarketTime(ZoneId.of("Europe/London"));

    static boolean isThere() { return Files.isReadable(FILE); }

    @Test
    void every_gap_is_found_and_filled_unless_too_much_of_the_day_is_missing() throws IOException {
        Estimation estimation = Estimation.usual(ProxyDay.Temperatures.UNKNOWN, MeanProfile.Profiles.UNKNOWN,
                RegisterScaling.Registers.UNKNOWN);
        Checks checks = new Checks(List.of(new KnownStructure(), MarketTimeWindow.replay()), List.of(new NoNegativeEnergy()),
                new Midnight(LONDON));
        Rehearsal rehearsal = new Rehearsal(LONDON, checks, Thresholds.USUAL, estimation,
                meter -> new MeterFacts(meter, Set.of("importKwh"), Optional.of(Duration.ofHours(1)), OptionalDouble.empty()));
        CsvOptions options = new CsvOptions(LONDON, ZoneOffset.UTC, Optional.of(Duration.ofHours(1)), Energy.KWH, List.of(), Set.of(),
                true);
        try (InputStream in = new GZIPInputStream(Files.newInputStream(FILE))) {
            rehearsal.read(new ColumnsCsv(options), in);
        }
        long missing = 0;
        long filled = 0;
        long measured = 0;
        long daysWithGaps = 0;
        Map<Method, Integer> byMethod = new EnumMap<>(Method.class);
        for (LocalDate day = LocalDate.of(2019, 1, 1); day.getYear() == 2019; day = day.plusDays(1)) {
            for (Rehearsal.Closed closed : rehearsal.close(day)) {
                int gaps = 0;
                for (int slot = 0; slot < closed.measured().length; slot++) {
                    boolean isMissing = closed.measured()[slot] == Energy.MISSING;
                    if (isMissing) gaps++;
                    else
                        assertThat(closed.verdict().wh()[slot]).isEqualTo(closed.measured()[slot]);
                }
                int estimated = closed.verdict().estimated();
                if (gaps > 0.3 * closed.measured().length) assertThat(estimated).isZero();
                if (gaps > 0) daysWithGaps++;
                missing += gaps;
                filled += estimated;
                measured += closed.measured().length - gaps;
                for (Estimate estimate : closed.verdict().estimates())
                    byMethod.merge(estimate.method(), estimate.wh().length, Integer::sum);
            }
        }
        assertThat(measured).as("what the file has besides zeros").isEqualTo(notZero());
        long found = rehearsal.told().stream().filter(told -> told.rule().equals("V04")).count();
        assertThat(found).isEqualTo(daysWithGaps).isPositive();
        assertThat(byMethod).containsKeys(Method.LINEAR, Method.LIKE_DAY);
        assertThat(filled).isPositive().isLessThan(missing);
        System.out.printf("cambridge 2019: %,d values measured, %,d missing on %,d meter-days with gaps, %,d estimated %s%n", measured,
                missing, daysWithGaps, filled, byMethod);
    }

    private static long notZero() throws IOException {
        long count = 0;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.US_ASCII))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(",", -1);
                for (int i = 1; i < fields.length; i++)
                    if (!fields[i].isBlank() && Double.parseDouble(fields[i]) != 0) count++;
            }
        }
        return count;
    }
}

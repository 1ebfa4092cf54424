package com.meterwise.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    /** Of its last fortnight, nine days. */
    private static final Utility SOUND = Utility.of(60, FROM, 65, ZoneId.of("Europe/Berlin")).withMishaps(Mishaps.NONE);
    private static final Utility SPOILT = SOUND.withMishaps(Mishaps.NONE.withFaults(0.5));

    @Test
    void readings_differ_from_sound_ones_on_the_days_told_and_on_no_others() throws IOException {
        Set<String> told = new HashSet<>();
        SPOILT.eachFault(fault -> fault.first().datesUntil(fault.last().plusDays(1)).forEach(day -> told.add(fault.meterId() + day)));
        Set<String> sound = lines(SOUND);
        Set<String> differing = lines(SPOILT).stream().filter(line -> !sound.contains(line)).map(FaultsTest::meterAndDay)
                .collect(Collectors.toSet());
        assertThat(told).containsAll(differing);
        assertThat(differing.size()).as("a flat run may end a day early, a duplicate may say the same").isGreaterThan(told.size() / 2);
    }

    @Test
    void every_kind_is_planted_after_four_quiet_weeks_and_never_two_at_once() {
        List<Fault> faults = new ArrayList<>();
        SPOILT.eachFault(faults::add);
        assertThat(faults).extracting(Fault::kind).contains(Fault.Kind.values());
        assertThat(faults).allMatch(fault -> !fault.first().isBefore(FROM.plusDays(Faults.QUIET_DAYS)));
        faults.stream().collect(Collectors.groupingBy(Fault::meterId)).values().forEach(ofMeter -> {
            for (int i = 1; i < ofMeter.size(); i++)
                assertThat(ofMeter.get(i).first()).isAfter(ofMeter.get(i - 1).last().plusDays(2));
        });
    }

    @Test
    void the_file_says_the_same() throws IOException {
        List<Fault> faults = new ArrayList<>();
        SPOILT.eachFault(faults::add);
        List<Map<String, Object>> lines = Written.lines(SPOILT::writeFaults);
        assertThat(lines).hasSameSizeAs(faults);
        assertThat(lines.get(0)).containsEntry("kind", faults.get(0).kind().name()).containsEntry("first",
                faults.get(0).first().toString());
    }

    private static Set<String> lines(Utility utility) throws IOException {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        utility.writeReadings(out);
        // supply meters see the load, not the readings
        return out.toString(java.nio.charset.StandardCharsets.US_ASCII).lines().filter(line -> line.contains("\"M-"))
                .collect(Collectors.toSet());
    }

    private static String meterAndDay(String line) {
        String meter = line.substring(12, line.indexOf('"', 12));
        int start = line.indexOf("\"start\":\"") + 9;
        return meter + line.substring(start, start + 10);
    }
}

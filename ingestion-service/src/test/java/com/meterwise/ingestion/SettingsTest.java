package com.meterwise.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Settings that would lose or reorder messages are not there. */
class SettingsTest {
    private static final Properties SETTINGS = new Properties();

    @BeforeAll
    static void read() throws IOException {
        for (String file : new String[]{ "META-INF/microprofile-config.properties", "application.properties" })
            try (InputStream in = SettingsTest.class.getClassLoader().getResourceAsStream(file)) {
                if (in != null) SETTINGS.load(in);
            }
    }

    @Test
    void no_channel_commits_what_it_has_not_processed() {
        assertThat(values("commit-strategy")).doesNotContain("latest");
        assertThat(values("enable.auto.commit")).doesNotContain("true");
    }

    @Test
    void no_channel_sends_without_waiting_or_buffers_without_bound() {
        assertThat(values("waitForWriteCompletion")).doesNotContain("false");
        assertThat(SETTINGS.values()).doesNotContain("UNBOUNDED_BUFFER");
    }

    @Test
    void every_incoming_channel_says_what_happens_to_a_failure() {
        assertThat(SETTINGS.stringPropertyNames()).filteredOn(name -> name.matches("mp\\.messaging\\.incoming\\.[^.]+\\.connector"))
                .allMatch(name -> SETTINGS.containsKey(name.replaceAll("connector$", "failure-strategy")));
    }

    private static Stream<String> values(String ending) {
        return SETTINGS.stringPropertyNames().stream().filter(name -> name.endsWith(ending)).map(SETTINGS::getProperty);
    }
}

package com.meterwise.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** Settings that have lost messages for others, see the reliability rules. */
class ConfigLintTest {
    private static final Pattern INCOMING = Pattern.compile("mp\\.messaging\\.incoming\\.([^.]+)\\.connector");

    @Test
    void no_setting_loses_messages() { assertThat(faults(settings())).isEmpty(); }

    @Test
    void the_lint_finds_what_it_looks_for() {
        Properties bad = new Properties();
        bad.setProperty("mp.messaging.incoming.a.connector", "smallrye-kafka");
        bad.setProperty("mp.messaging.incoming.b.commit-strategy", "latest");
        bad.setProperty("mp.messaging.incoming.b.enable.auto.commit", "true");
        bad.setProperty("mp.messaging.outgoing.c.waitForWriteCompletion", "false");
        assertThat(faults(bad)).hasSize(4);
    }

    private static Set<String> faults(Properties settings) {
        Set<String> faults = new java.util.TreeSet<>();
        for (String name : settings.stringPropertyNames()) {
            String value = settings.getProperty(name);
            if (name.endsWith("commit-strategy") && value.equals("latest")) faults.add(name + " loses messages");
            if (name.endsWith("enable.auto.commit") && value.equals("true")) faults.add(name + " is not at least once");
            if (name.endsWith("waitForWriteCompletion") && value.equals("false")) faults.add(name + " answers before Kafka does");
            if (value.contains("UNBOUNDED_BUFFER")) faults.add(name + " runs out of memory");
            Matcher incoming = INCOMING.matcher(name);
            if (incoming.matches() && !settings.containsKey("mp.messaging.incoming." + incoming.group(1) + ".failure-strategy"))
                faults.add(name + " names no failure-strategy");
        }
        return faults;
    }

    private static Properties settings() {
        Properties settings = new Properties();
        for (String file : new String[]{ "/META-INF/microprofile-config.properties", "/application.properties" }) {
            try (InputStream in = ConfigLintTest.class.getResourceAsStream(file)) {
                settings.load(in);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(settings.getProperty("quarkus.application.name")).isEqualTo("segmentation-service");
        return settings;
    }
}

package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.meterwise.stack.Market.ClockMode;

class OptionsTest {
    @TempDir
    Path folder;

    @Test
    void the_invented_utility_is_a_replay_and_an_empty_system_is_live() {
        assertThat(options().market().clock()).isEqualTo(ClockMode.REPLAY);
        assertThat(options("--empty").market().clock()).isEqualTo(ClockMode.LIVE);
        assertThat(options("--empty", "--clock", "replay").market().clock()).isEqualTo(ClockMode.REPLAY);
    }

    @Test
    void a_folder_keeps_its_settings() {
        Market made = new Market(ZoneId.of("Europe/London"), Currency.getInstance("GBP"), ClockMode.REPLAY, 18080);
        made.write(folder);
        assertThat(options("--empty").market()).isEqualTo(made);
        assertThat(options("--clock", "live", "--ports-from", "9080").market())
                .isEqualTo(new Market(made.zone(), made.currency(), ClockMode.LIVE, 9080));
    }

    @Test
    void a_folder_refuses_another_zone() {
        new Market(ZoneId.of("Europe/London"), Currency.getInstance("GBP"), ClockMode.REPLAY, 8080).write(folder);
        StartOptions options = options("--zone", "Europe/Berlin");
        assertThatThrownBy(options::market).isInstanceOf(WrongUse.class).hasMessageContaining("Europe/London");
    }

    @ParameterizedTest
    @ValueSource(strings = { "--unknown", "--zone Nowhere/City", "--zone", "--ports-from 70000", "--ports-from many", "--check --empty",
            "--clock sometimes", "file.csv", "--days 3", "--zone UTC --zone UTC" })
    void a_wrong_command_line_is_told(String line) {
        assertThatThrownBy(() -> StartOptions.of(folder, line.split(" "))).isInstanceOf(WrongUse.class);
    }

    @Test
    void ports_follow_the_order_of_the_services() {
        PortPlan ports = new PortPlan(8080);
        assertThat(ports.of(Service.CONSOLE)).isEqualTo(8080);
        assertThat(ports.of(Service.INGESTION)).isEqualTo(8081);
        assertThat(ports.managementOf(Service.CAMPAIGN)).isEqualTo(9084);
    }

    private StartOptions options(String... more) {
        String[] line = java.util.Arrays.copyOf(more, more.length + 2);
        line[more.length] = "--data";
        line[more.length + 1] = folder.toString();
        return StartOptions.of(folder, line);
    }
}

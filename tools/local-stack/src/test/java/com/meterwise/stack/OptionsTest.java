package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

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
            "--clock sometimes", "file.csv", "--days 3", "--zone UTC --zone UTC",
            "--replicas console=2", "--replicas segmentation", "--replicas segmentation=5", "--replicas segmentation=2,segmentation=3" })
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

    @Test
    void several_processes_of_a_service_are_asked_for_by_its_name() {
        assertThat(options("--replicas", "segmentation=2,campaign=3").replicas())
                .isEqualTo(Map.of(Service.SEGMENTATION, 2, Service.CAMPAIGN, 3));
        assertThat(options().replicas()).isEmpty();
    }

    @Test
    void no_port_is_planned_twice_however_many_processes_there_are() {
        PortPlan ports = new PortPlan(8080);
        List<Integer> all = new ArrayList<>(List.of(ports.kafka(), ports.postgresql()));
        for (Service service : Service.values())
            for (int i = 0; i < Replicas.MOST; i++)
                all.addAll(List.of(ports.of(service, i), ports.managementOf(service, i)));
        assertThat(all).doesNotHaveDuplicates();
        assertThat(ports.of(Service.SEGMENTATION, 0)).isEqualTo(ports.of(Service.SEGMENTATION));
    }

    private StartOptions options(String... more) {
        String[] line = java.util.Arrays.copyOf(more, more.length + 2);
        line[more.length] = "--data";
        line[more.length + 1] = folder.toString();
        return StartOptions.of(folder, line);
    }
}

package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Json;
import com.meterwise.embedded.LocalTokens;

class SystemFileTest {
    @TempDir
    Path folder;

    @Test
    void the_system_file_tells_addresses_and_tokens_to_its_owner_only() throws IOException {
        List<Service> services = List.of(Service.INGESTION, Service.SEGMENTATION);
        SystemFile written = SystemFile.of(new PortPlan(18080), services, "127.0.0.1:18092", LocalTokens.in(folder.resolve("tokens")));
        written.write(folder);
        Path file = folder.resolve("system.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        JsonNode json = Json.MAPPER.readTree(file.toFile());
        assertThat(json.at("/services/ingestion").asText()).isEqualTo("http://127.0.0.1:18081");
        assertThat(json.at("/management/segmentation").asText()).isEqualTo("http://127.0.0.1:19082");
        assertThat(json.at("/kafka").asText()).isEqualTo("127.0.0.1:18092");
        assertThat(json.at("/tokens/manager").asText().split("\\.")).hasSize(3);
        assertThat(SystemFile.of(folder)).isEqualTo(written);
    }

    @Test
    void where_no_system_runs_a_script_is_told_so() {
        assertThatThrownBy(() -> SystemFile.of(folder)).isInstanceOf(Failed.class).hasMessageContaining("no system runs");
    }
}

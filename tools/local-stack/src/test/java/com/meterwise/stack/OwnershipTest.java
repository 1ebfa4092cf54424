package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnershipTest {
    @TempDir
    Path folder;

    @Test
    void only_one_can_run_a_folders_system() {
        try (Ownership first = Ownership.take(folder).orElseThrow()) {
            assertThat(Ownership.take(folder)).isEmpty();
            first.note(List.of());
        }
        Ownership.take(folder).orElseThrow().close();
    }

    @Test
    void what_a_killed_run_left_behind_is_ended() throws IOException {
        Process orphan = new ProcessBuilder("sleep", "1000").start();
        try (Ownership killed = Ownership.take(folder).orElseThrow()) {
            killed.note(List.of(orphan.toHandle()));
            assertThat(Ownership.living(folder)).contains(orphan.toHandle());
            assertThat(Ownership.endOrphans(folder)).isEqualTo(1);
            assertThat(orphan.isAlive()).isFalse();
            assertThat(Ownership.endOrphans(folder)).isZero();
        } finally {
            orphan.destroyForcibly();
        }
    }

    @Test
    void a_number_given_to_another_process_since_is_not_ours() throws IOException {
        Process other = new ProcessBuilder("sleep", "1000").start();
        try {
            Files.writeString(folder.resolve("stack.processes"), other.pid() + " 1000\n");
            assertThat(Ownership.endOrphans(folder)).isZero();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void stopping_where_nothing_runs_says_so() {
        java.io.ByteArrayOutputStream said = new java.io.ByteArrayOutputStream();
        new Stop(new Progress(new java.io.PrintStream(said, true, java.nio.charset.StandardCharsets.UTF_8))).stop(folder);
        assertThat(said.toString(java.nio.charset.StandardCharsets.UTF_8)).contains("nothing runs with " + folder);
    }
}

package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.meterwise.embedded.OsProcess;

class GuardTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AtomicInteger starts = new AtomicInteger();

    @Test
    void a_part_that_is_killed_is_started_again_and_said_so() {
        Part part = sleeper();
        part.start();
        Guard guard = guard(part);
        guard.begin();
        part.process().kill();
        assertThat(Pause.until(() -> starts.get() == 2, Duration.ofSeconds(20))).isTrue();
        assertThat(part.process().isAlive()).isTrue();
        guard.stop();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("sleeper ended with 137; starting it again in 1 s");
    }

    @Test
    void a_part_that_is_stopped_stays_ended() {
        Part part = sleeper();
        part.start();
        Guard guard = guard(part);
        guard.begin();
        guard.stop();
        assertThat(part.process().isAlive()).isFalse();
        assertThat(Pause.until(() -> starts.get() > 1, Guard.waitAfter(0).plusSeconds(1))).isFalse();
    }

    @Test
    void who_fails_again_and_again_waits_longer_up_to_half_a_minute() {
        assertThat(Guard.waitAfter(0)).hasSeconds(1);
        assertThat(Guard.waitAfter(2)).hasSeconds(4);
        assertThat(Guard.waitAfter(1000)).hasSeconds(30);
    }

    private Guard guard(Part part) { return new Guard(part, new Progress(new PrintStream(said, true, StandardCharsets.UTF_8)), () -> {}); }

    private Part sleeper() {
        return new Part() {
            private volatile OsProcess process;

            @Override
            public String name() { return "sleeper"; }

            @Override
            public void start() {
                process = OsProcess.start(new ProcessBuilder("sleep", "1000"), folder.resolve("sleeper.log"));
                starts.incrementAndGet();
            }

            @Override
            public void stop() { process.stop(5); }

            @Override
            public OsProcess process() { return process; }
        };
    }
}

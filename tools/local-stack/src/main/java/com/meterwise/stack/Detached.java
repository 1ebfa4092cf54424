package com.meterwise.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** ./start --detach: the same command in a process that stays, whose words are shown until it is ready. */
final class Detached {
    private final Path data;
    private final Progress progress;

    Detached(Path data, Progress progress) {
        this.data = data;
        this.progress = progress;
    }

    /** @throws Failed if it ends before it is ready */
    void run(List<String> arguments) {
        Path log = data.resolve("logs").resolve("stack.log");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-Dmeterwise.root=" + com.meterwise.embedded.Root.find(), "-cp", System.getProperty("java.class.path"),
                LocalStack.class.getName(), "start"));
        arguments.stream().filter(argument -> !argument.equals("--detach")).forEach(command::add);
        try {
            Files.createDirectories(log.getParent());
            Files.writeString(log, "");
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(log.toFile()).start();
            Thread giveUp = new Thread(process::destroy);
            Runtime.getRuntime().addShutdownHook(giveUp);
            show(log, process);
            if (!process.isAlive()) throw new Failed("it did not start");
            Runtime.getRuntime().removeShutdownHook(giveUp);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(Path log, Process process) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            boolean going = true;
            while (going) {
                going = process.isAlive() && !isReady(process);
                byte[] fresh = new byte[(int) (file.length() - file.getFilePointer())];
                file.readFully(fresh);
                if (fresh.length > 0) progress.print(new String(fresh, StandardCharsets.UTF_8));
                if (going) Pause.of(Duration.ofMillis(200));
            }
        }
    }

    private boolean isReady(Process process) throws IOException {
        Path ready = data.resolve(Start.READY);
        return Files.exists(ready) && Files.readString(ready).equals(Long.toString(process.pid()));
    }
}

package com.meterwise.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Who runs a folder's system. The lock is the operating system's, so it goes with its holder however that ends; the file of processes tells
 * what a killed holder left running.
 */
final class Ownership implements AutoCloseable {
    private static final String LOCK = "stack.lock";
    private static final String PROCESSES = "stack.processes";
    /** Two looks at a process differ by less in when it was started. */
    private static final Duration SAME = Duration.ofSeconds(2);

    private final Path data;
    private final FileChannel channel;

    private Ownership(Path data, FileChannel channel) {
        this.data = data;
        this.channel = channel;
    }

    /** @return empty if the folder's system is running */
    static Optional<Ownership> take(Path data) {
        try {
            FileChannel channel = FileChannel.open(data.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock != null) return Optional.of(new Ownership(data, channel));
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameJvm) {
            return null;
        }
    }

    /** Notes the processes of the system, its holder first. */
    void note(Collection<ProcessHandle> parts) {
        List<String> lines = Stream.concat(Stream.of(ProcessHandle.current()), parts.stream())
                .map(process -> process.pid() + " " + startOf(process).toEpochMilli()).toList();
        try {
            Files.write(data.resolve(PROCESSES), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Processes noted and still alive, the holder first. A number that has been given to another process since does not count. */
    static List<ProcessHandle> living(Path data) {
        try {
            Path file = data.resolve(PROCESSES);
            if (!Files.exists(file)) return List.of();
            return Files.readAllLines(file).stream().map(line -> line.split(" "))
                    .flatMap(words -> ProcessHandle.of(Long.parseLong(words[0])).stream()
                            .filter(process -> isSame(process, Instant.ofEpochMilli(Long.parseLong(words[1])))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSame(ProcessHandle process, Instant started) {
        return process.isAlive() && Duration.between(started, startOf(process)).abs().compareTo(SAME) < 0;
    }

    private static Instant startOf(ProcessHandle process) { return process.info().startInstant().orElse(Instant.EPOCH); }

    /** Ends what a killed holder left running. @return how many there were */
    static int endOrphans(Path data) {
        List<ProcessHandle> orphans = living(data).stream().filter(process -> process.pid() != ProcessHandle.current().pid()).toList();
        orphans.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle orphan : orphans) {
            try {
                orphan.onExit().get(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                throw new Failed("process %d of an earlier run does not end".formatted(orphan.pid()), e);
            }
        }
        return orphans.size();
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(data.resolve(PROCESSES));
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

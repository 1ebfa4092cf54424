package com.meterwise.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A process with its output in a file, which can be killed and paused like an operating system would; it ends with this JVM. */
public final class OsProcess {
    private static final Set<OsProcess> LIVING = ConcurrentHashMap.newKeySet();
    private static final List<Runnable> FIRST = new CopyOnWriteArrayList<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(OsProcess::endAll));
    }

    private final Process process;
    private final Path log;

    private OsProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        LIVING.add(this);
    }

    /** Has something done when this JVM ends, while the processes still live: hooks of the JVM itself run in no order. */
    public static void beforeTheEnd(Runnable orderly) {
        FIRST.add(orderly);
    }

    private static void endAll() {
        FIRST.forEach(Runnable::run);
        LIVING.forEach(living -> living.process.destroyForcibly());
    }

    /** @param builder command, directory and environment; output is appended to {@code log} */
    public static OsProcess start(ProcessBuilder builder, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            return new OsProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end. @throws IllegalStateException with the log's tail if it fails */
    public static void run(ProcessBuilder builder, Path log) {
        OsProcess process = start(builder, log);
        if (!process.await(120)) process.kill();
        process.forget();
        if (process.process.exitValue() != 0)
            throw new IllegalStateException("%s failed:%n%s".formatted(builder.command().get(0), tail(log)));
    }

    public long pid() { return process.pid(); }

    public boolean isAlive() { return process.isAlive(); }

    public Process process() { return process; }

    /** As kill -9. */
    public void kill() {
        process.destroyForcibly();
        await(20);
        forget();
    }

    /** Asks to stop, and insists after {@code seconds}. */
    public void stop(int seconds) {
        process.destroy();
        if (!await(seconds)) process.destroyForcibly();
        await(20);
        forget();
    }

    /** SIGSTOP: the process stands still, its connections stay open. */
    public void pause() { signal("STOP"); }

    /** SIGCONT. */
    public void resume() { signal("CONT"); }

    public void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean await(int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Last lines of the output. */
    public String tail() { return tail(log); }

    static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log, java.nio.charset.StandardCharsets.ISO_8859_1);
            return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 25), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    private void forget() { LIVING.remove(this); }
}

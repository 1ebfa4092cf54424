package com.meterwise.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A disk of its own for a system, in memory, so small that it can be filled. Linux, and only root may mount one. */
final class SmallDisk implements AutoCloseable {
    private static final String SIZE = "2g";

    private final Path folder;

    private SmallDisk(Path folder) { this.folder = folder; }

    /** @param folder empty; what is written to it is gone with the disk; @throws Failed if it may not be mounted */
    static SmallDisk mount(Path folder) {
        command(List.of("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "meterwise", folder.toString()));
        return new SmallDisk(folder);
    }

    /** Leaves no room for so long. */
    void fill(Duration lasts) {
        Path filler = folder.resolve("filler");
        try {
            write(filler);
            Pause.of(lasts);
        } finally {
            try {
                Files.deleteIfExists(filler);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void write(Path filler) {
        byte[] block = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true)
                out.write(block);
        } catch (IOException e) {
            // the disk is full
        }
    }

    private static void command(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) throw new Failed("%s: %s".formatted(String.join(" ", command), said.strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted", e);
        }
    }

    /** Also while somebody who ends has a file of it open. */
    @Override
    public void close() { command(List.of("umount", "--lazy", folder.toString())); }
}

package com.meterwise.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Other people's programs, run on the same data in the same run, where the machine has what they need. */
final class Peers {
    private static final int MINUTES = 15;

    private Peers() {}

    /** @return the peer's last line, or why there is none */
    static String forecast(Path data, String set) throws IOException, InterruptedException {
        return lastLine(List.of("/usr/bin/python3", data.resolveSibling("tools/peers/forecast_peers.py").toString(), set));
    }

    static String taylor(Path data) throws IOException, InterruptedException {
        return lastLine(List.of("Rscript", data.resolveSibling("tools/peers/taylor_peers.R").toString(),
                data.resolve("taylor/taylor.csv").toString()));
    }

    private static String lastLine(List<String> command) throws IOException, InterruptedException {
        if (!Files.isReadable(Path.of(command.get(1)))) return "no peer here";
        Path output = Files.createTempFile("peer", ".txt");
        try {
            Process peer = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
            if (!peer.waitFor(MINUTES, TimeUnit.MINUTES)) {
                peer.destroyForcibly();
                return "peer not done in %d minutes".formatted(MINUTES);
            }
            List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
            lines.forEach(line -> System.out.println("  peer: " + line));
            if (peer.exitValue() != 0)
                return "peer not run: " + (lines.isEmpty() ? "exit " + peer.exitValue() : lines.get(lines.size() - 1));
            return lines.isEmpty() ? "peer silent" : lines.get(lines.size() - 1).replaceAll("\\s+", " ");
        } catch (IOException e) {
            return "peer not run: " + e.getMessage();
        } finally {
            Files.deleteIfExists(output);
        }
    }
}

package com.meterwise.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import com.meterwise.stack.Market.ClockMode;

/** ./load: files of readings, or of anything else that ingestion takes, into a running system. */
final class Load {
    private static final double TELL_SECONDS = 2;

    private final LoadOptions options;
    private final Progress progress;
    private final LoadReport report = new LoadReport();
    private double told;

    Load(LoadOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    /** @return whether every file was read to its end and something was accepted */
    boolean run() {
        SystemFile system = SystemFile.of(options.data());
        Market market = Market.of(options.data()).orElseThrow(() -> new Failed("no market.json in " + options.data()));
        Rest ingestion = system.rest(Service.INGESTION, "operator");
        boolean whole = true;
        for (Path file : options.files())
            whole &= send(file, market, ingestion);
        progress.print(report.summary());
        if (options.kind() == Kind.READINGS && report.accepted() > 0 && options.close() && market.clock() == ClockMode.REPLAY)
            close(system, market);
        return whole && report.accepted() > 0;
    }

    /** @return whether it was read to its end */
    boolean send(Path file, Market market, Rest ingestion) {
        String name = file.getFileName().toString();
        double before = progress.seconds();
        long readingsBefore = report.readings();
        try (ReadingFile reading = ReadingFile.open(file)) {
            Layout layout = Layout.of(file, options, market.zone());
            String path = options.kind() == Kind.READINGS ? "/v1/readings?" + query(layout) : options.kind().path();
            Chunks chunks = layout.chunks(reading, Chunks.USUAL_BYTES);
            for (Chunks.Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                if (!send(chunk, name, path, layout.format(), ingestion)) return false;
                tell("%s %3.0f %%  %,d readings, %,d rejected".formatted(name, 100 * reading.share(), report.readings(),
                        report.rejected()));
            }
            double seconds = progress.seconds() - before;
            long readings = report.readings() - readingsBefore;
            if (options.kind() == Kind.READINGS)
                progress.say("%s: %,d readings in %.1f s, %,.0f a second", name, readings, seconds, readings / Math.max(seconds, 1e-3));
            else
                progress.say("%s: %s sent in %.1f s", name, options.kind(), seconds);
            if (chunks.broken() == null) return true;
            progress.say("%s breaks off: %s; what came before is loaded", name, chunks.broken().getMessage());
        } catch (IOException e) {
            progress.say("%s cannot be read: %s", name, e.getMessage());
        }
        return false;
    }

    /** XML cannot be cut into pieces; it is streamed, and read afresh if it must be sent again. */
    private boolean sendWhole(Path file, String path, Rest ingestion) {
        Rest.Answer answer = ingestion.stream(path, Format.XML.contentType(), () -> open(file));
        String name = file.getFileName().toString();
        if (answer.body() != null) report.add(answer.body(), new Chunks.Chunk(new byte[0], 0, false, 1, 0), name);
        progress.say("%s: %s", name, answer.isGood() ? "loaded" : "refused, " + answer.said());
        return answer.isGood();
    }

    private static InputStream open(Path file) {
        try {
            return ReadingFile.open(file).content();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean send(Chunks.Chunk chunk, String file, String path, Format format, Rest ingestion) {
        Rest.Answer answer = ingestion.answer(path, format.contentType(), chunk.content(), chunk.length());
        if (answer.body() != null) report.add(answer.body(), chunk, file);
        report.refuse("TOO_LONG",
                "%s: a line of more than %,d bytes, at or after line %d".formatted(file, Chunks.USUAL_BYTES, chunk.firstLine()),
                chunk.tooLong());
        if (answer.isGood()) return true;
        progress.say("%s is refused from line %d on: %s", file, chunk.firstLine(), answer.said());
        return false;
    }

    /** @throws IOException if the file does not say enough */
    private String query(Layout layout) throws IOException {
        Map<String, String> query = new LinkedHashMap<>(options.query());
        if (layout.format().isCsv()) {
            query.put("shape", layout.format().shape());
            query.putIfAbsent("zone", options.zone().getId());
            layout.interval().ifPresent(shown -> query.putIfAbsent("interval", shown.toString()));
            if (layout.format() == Format.CSV_COLUMNS && !query.containsKey("interval"))
                throw new IOException("its first two rows show no interval; if these are readings, say --interval PT1H or so");
        }
        return query.entrySet().stream().map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private void tell(String line) {
        if (progress.seconds() - told < TELL_SECONDS) return;
        told = progress.seconds();
        progress.say("%s", line);
    }

    private void close(SystemFile system, Market market) {
        LocalDate through = options.through().orElseGet(() -> LocalDate.now(market.zone()).minusDays(1));
        new Closing(system, progress).close(through);
        progress.print(Summary.of(Figures.of(system)).table(progress.seconds()));
    }

    LoadReport report() { return report; }
}

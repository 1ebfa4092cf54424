package com.meterwise.ingestion.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a format delivers. */
public final class Collected implements Blocks {
    /** A refused line. */
    public record Refused(long line, String code, String detail) {}

    public final List<Block> blocks = new ArrayList<>();
    public final List<RegisterReads> reads = new ArrayList<>();
    public final List<Refused> refused = new ArrayList<>();

    static Collected of(ReadingsFormat format, String text) throws IOException {
        Collected collected = new Collected();
        format.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), collected);
        return collected;
    }

    @Override
    public void add(Block block) { blocks.add(block); }

    @Override
    public void add(RegisterReads registerReads) { reads.add(registerReads); }

    @Override
    public void refuse(long line, String code, String detail) { refused.add(new Refused(line, code, detail)); }

    public List<Long> refusedLines() { return refused.stream().map(Refused::line).toList(); }

    public List<String> codes() { return refused.stream().map(Refused::code).toList(); }
}

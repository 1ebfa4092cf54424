package com.meterwise.ingestion.meterday;

/**
 * What the stream made of an upload's blocks.
 *
 * @param applied  blocks that changed something
 * @param repeated blocks that said what was known
 * @param outdated blocks with values already revised
 * @param findings what the rules found
 */
public record StreamCount(long applied, long repeated, long outdated, long findings) {
    static final StreamCount NONE = new StreamCount(0, 0, 0, 0);

    StreamCount plus(StreamCount other) {
        return new StreamCount(applied + other.applied, repeated + other.repeated, outdated + other.outdated, findings + other.findings);
    }
}

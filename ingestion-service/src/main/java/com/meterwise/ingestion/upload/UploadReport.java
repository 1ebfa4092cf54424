package com.meterwise.ingestion.upload;

import java.util.List;

/**
 * What became of an upload.
 *
 * @param accepted blocks accepted, one a meter and market day
 * @param rejected lines, blocks or fields refused, all counted
 * @param readings values accepted
 * @param errors   the first of what was refused
 */
public record UploadReport(String uploadId, long accepted, long rejected, long readings, List<LineError> errors) {
    public static final int MAX_ERRORS = 100;
    /** Lines of the error file: 2 MB at most. */
    public static final int MAX_KEPT = 10_000;

    public UploadReport {
        errors = List.copyOf(errors);
    }

    /** @param code FORMAT, TOO_LONG or the rule that objects */
    public record LineError(long line, String code, String detail) {}
}

package com.meterwise.platform.http;

import java.util.Map;

/** An error as the caller sees it: RFC 9457, with a stable type and never a stack trace. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final String TYPE = "urn:meterwise:problem:";

    private final int status;
    private final String type;
    private final String title;
    private final transient Map<String, Object> more;

    /**
     * @param status HTTP status
     * @param type   last part of the type URN, stable for ever
     * @param title  the same for every problem of the type
     * @param detail this one, with the value and the limit
     * @param more   further members
     */
    public Problem(int status, String type, String title, String detail, Map<String, Object> more) {
        super(detail);
        this.status = status;
        this.type = TYPE + type;
        this.title = title;
        this.more = Map.copyOf(more);
    }

    public static Problem badRequest(String type, String detail) {
        return new Problem(400, type, "The request is not valid", detail, Map.of());
    }

    public static Problem notFound(String what, String id) {
        return new Problem(404, "not-found", "Not found", "no %s %s".formatted(what, id), Map.of());
    }

    public static Problem conflict(String type, String detail) {
        return new Problem(409, type, "The state does not allow it", detail, Map.of());
    }

    public static Problem unprocessable(String type, String detail) {
        return new Problem(422, type, "The request cannot be processed", detail, Map.of());
    }

    /** Carries Retry-After. */
    public static Problem unavailable(String type, String detail, int retryAfterSeconds) {
        return new Problem(503, type, "Not available now", detail, Map.of("retryAfterSeconds", retryAfterSeconds));
    }

    public int status() { return status; }

    public String type() { return type; }

    public String title() { return title; }

    public Map<String, Object> more() { return more; }
}

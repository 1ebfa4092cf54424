package com.meterwise.ingestion.upload;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Uploads that are being read in this process. Thread-safe. */
public final class RunningUploads {
    private final Map<String, Running> running = new ConcurrentHashMap<>();

    /** @param upload may be read while another thread goes on with it */
    public record Running(Upload upload, String format, Instant since) {
        public String id() { return upload.id(); }
    }

    /** @return whether no other of the same id is running; then it is, until {@link #end} */
    public boolean begin(Running upload) {
        return running.putIfAbsent(upload.id(), upload) == null;
    }

    public void end(Running upload) { running.remove(upload.id(), upload); }

    public Optional<Running> find(String id) { return Optional.ofNullable(running.get(id)); }

    /** The longest-running first. */
    public List<Running> list() {
        return running.values().stream().sorted(Comparator.comparing(Running::since).thenComparing(Running::id)).toList();
    }
}

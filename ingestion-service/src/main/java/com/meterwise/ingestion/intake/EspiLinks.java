package com.meterwise.ingestion.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the resources of a feed hang together: UsagePoint, MeterReading, ReadingType, IntervalBlock, told by the paths of their links. Where a file
 * has no links, the last resource of a kind counts for what follows. Bounded. Not thread-safe.
 */
final class EspiLinks {
    private static final int MAX_RESOURCES = 20_000;
    private static final int MAX_LINKS = 50;
    private static final Quantity.Codes NO_TYPE = new Quantity.Codes(-1, -1, -1, 0, -1, -1, -1, -1);

    private final Optional<String> givenMeterId;
    private final Map<String, Integer> services = new HashMap<>();
    private final Map<String, String> typeOfReading = new HashMap<>();
    private final Map<String, Quantity.Codes> types = new HashMap<>();
    private String firstUsagePoint;
    private Integer lastService;
    private Quantity.Codes lastType;
    private String lastMrid = "";

    EspiLinks(Optional<String> givenMeterId) { this.givenMeterId = givenMeterId; }

    enum Kind {
        USAGE_POINT, METER_READING, READING_TYPE, INTERVAL_BLOCK
    }

    /** What an entry says of itself, as far as it has been read. */
    static final class Entry {
        final List<String> related = new ArrayList<>();
        String self = "";
        Kind kind;
        int service = -1;
        String mrid = "";
        Quantity.Codes codes;
        Instant updated;
        /** Readings refused for themselves, and the line of the last one. */
        int unreadable;
        int line;

        void link(String rel, String href) {
            String path = path(href);
            if (rel.equals("self")) self = path;
            else if (!rel.equals("up") && related.size() < MAX_LINKS) related.add(path);
        }
    }

    /** The ServiceCategory of the usage point just read. */
    void service(int code) { lastService = code; }

    /** The ReadingType just read. */
    void type(Quantity.Codes codes) { lastType = codes; }

    void know(Entry entry) {
        if (services.size() + typeOfReading.size() + types.size() > MAX_RESOURCES)
            throw new UnreadableException("more than %d resources in one feed".formatted(MAX_RESOURCES));
        if (!entry.mrid.isEmpty()) lastMrid = entry.mrid;
        if (entry.kind == Kind.USAGE_POINT) {
            services.put(upTo(entry.self, "UsagePoint"), entry.service);
            for (String path : entry.related)
                if (path.contains("UsagePoint/")) services.putIfAbsent(upTo(path, "UsagePoint"), entry.service);
        } else if (entry.kind == Kind.METER_READING) {
            for (String path : entry.related)
                if (path.contains("ReadingType")) typeOfReading.put(entry.self, path);
        } else if (entry.kind == Kind.READING_TYPE) types.put(entry.self, entry.codes);
    }

    /** Whether the ReadingType of an entry with readings has come. */
    boolean isTypeKnown(Entry entry) {
        String path = typeOfReading.get(upTo(entry.self, "MeterReading"));
        return path == null ? entry.self.isEmpty() && lastType != null : types.containsKey(path);
    }

    /** @return codes of the entry's readings; -1 for what nobody said */
    Quantity.Codes codes(Entry entry) {
        String path = typeOfReading.get(upTo(entry.self, "MeterReading"));
        Quantity.Codes codes = path == null ? null : types.get(path);
        if (codes == null) codes = types.size() <= 1 && lastType != null ? lastType : NO_TYPE;
        Integer service = services.get(upTo(entry.self, "UsagePoint"));
        if (service == null) service = lastService;
        return codes.at(service == null ? 0 : service);
    }

    /**
     * Customer and usage point of the path: a usage point's own number is not unique among customers.
     *
     * @throws IllegalArgumentException if the file does not tell, or has several usage points and one meter was given
     */
    String meterId(Entry entry) {
        String point = upTo(entry.self, "UsagePoint");
        if (givenMeterId.isPresent()) {
            if (firstUsagePoint == null) firstUsagePoint = point;
            if (!firstUsagePoint.equals(point))
                throw new IllegalArgumentException("meterId is given, but the file has another usage point, " + Shown.of(point));
            return givenMeterId.get();
        }
        String[] parts = point.split("/");
        if (parts.length >= 3 && parts[parts.length - 2].equals("UsagePoint"))
            return parts[parts.length - 3] + "-" + parts[parts.length - 1];
        if (parts.length == 2 && parts[0].equals("UsagePoint")) return parts[1];
        if (!lastMrid.isEmpty()) return lastMrid;
        throw new IllegalArgumentException("the file names no usage point; say meterId=");
    }

    /** Without scheme and host. */
    private static String path(String href) {
        int scheme = href.indexOf("://");
        String path = scheme < 0 ? href : href.substring(Math.max(scheme + 3, href.indexOf('/', scheme + 3)));
        return path.startsWith("/") ? path.substring(1) : path;
    }

    /** The path up to the id that follows a collection; empty if it is not in the path. */
    private static String upTo(String path, String collection) {
        int at = path.indexOf(collection + "/");
        if (at < 0) return "";
        int end = path.indexOf('/', at + collection.length() + 1);
        return end < 0 ? path : path.substring(0, end);
    }
}

package com.meterwise.platform.http;

import java.util.List;
import java.util.function.Function;

/** A page of a list: {@code {"items":[…],"nextCursor":…}}; no cursor on the last page. */
public record Page<T>(List<T> items, String nextCursor) {
    public static final int DEFAULT_LIMIT = 100;
    public static final int MAX_LIMIT = 1000;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * @param oneMore up to {@code limit + 1} items in order: the one too many tells that there is a next page
     * @param cursor  what to hand in to read on after an item
     */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
        if (oneMore.size() <= limit) return new Page<>(oneMore, null);
        List<T> items = oneMore.subList(0, limit);
        return new Page<>(items, cursor.apply(items.get(limit - 1)));
    }

    /** @throws Problem if the limit is out of range */
    public static int limit(Integer asked) {
        if (asked == null) return DEFAULT_LIMIT;
        if (asked < 1 || asked > MAX_LIMIT)
            throw Problem.badRequest("limit", "limit must be 1 to %d, got %d".formatted(MAX_LIMIT, asked));
        return asked;
    }
}

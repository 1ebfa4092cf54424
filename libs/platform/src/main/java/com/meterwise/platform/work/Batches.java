package com.meterwise.platform.work;

import java.util.List;
import java.util.stream.IntStream;

/** Much, a little at a time, so that the size of a system does not decide how much memory a process of it needs. */
public final class Batches {
    private Batches() {}

    /** Views of the list, in order: all of {@code most} but the last. */
    public static <T> List<List<T>> of(List<T> all, int most) {
        return IntStream.range(0, (all.size() + most - 1) / most)
                .mapToObj(part -> all.subList(part * most, Math.min(all.size(), (part + 1) * most))).toList();
    }
}

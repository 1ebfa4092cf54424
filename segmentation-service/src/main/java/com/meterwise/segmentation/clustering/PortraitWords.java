package com.meterwise.segmentation.clustering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.segmentation.features.Feature;
import com.meterwise.segmentation.features.Feature.Group;

/**
 * The few words a segment is called by. Shares of three hours that follow each other are one word, and what is said of the night is said once.
 * Not thread-safe.
 */
final class PortraitWords {
    private static final String NIGHT = "night";

    private final int most;
    /** In the order in which they were found; those of hours are written when all are known. */
    private final Map<String, String> words = new LinkedHashMap<>();
    private final Map<String, Hours> hours = new LinkedHashMap<>();

    PortraitWords(int most) { this.most = most; }

    private record Hours(int from, int to) {
        boolean touches(Hours other) { return other.from == to || other.to == from; }

        Hours with(Hours other) { return new Hours(Math.min(from, other.from), Math.max(to, other.to)); }
    }

    /** @return whether it adds to what is said */
    boolean add(Feature feature, boolean high) {
        if (feature.group() == Group.PROFILE) return addHours(hoursOf(feature), high ? "much" : "little");
        String word = high ? feature.high() : feature.low();
        if (word.isEmpty() || words.containsValue(word) || words.size() == most || word.contains(NIGHT) && speaksOfTheNight()) return false;
        words.put(word, word);
        return true;
    }

    List<String> words() {
        List<String> all = new ArrayList<>();
        words.forEach((key, word) -> all.add(
                hours.containsKey(key) ? (key.equals("much") ? "" : "little ") + partOfTheDay(hours.get(key)) + " use" : word));
        return all;
    }

    private boolean addHours(Hours more, String how) {
        Hours held = hours.get(how);
        if (held == null && (words.size() == most || isNight(more) && speaksOfTheNight()) || held != null && !held.touches(more))
            return false;
        hours.put(how, held == null ? more : held.with(more));
        words.put(how, "");
        return true;
    }

    private boolean speaksOfTheNight() {
        return words.values().stream().anyMatch(word -> word.contains(NIGHT)) || hours.values().stream().anyMatch(PortraitWords::isNight);
    }

    private static boolean isNight(Hours hours) { return hours.to <= 6; }

    static String partOfTheDay(int from, int to) { return partOfTheDay(new Hours(from, to)); }

    private static String partOfTheDay(Hours hours) {
        if (hours.to <= 6) return NIGHT;
        if (hours.from >= 6 && hours.to <= 12) return hours.to <= 9 ? "early-morning" : "morning";
        if (hours.from >= 9 && hours.to <= 15) return "midday";
        if (hours.from >= 12 && hours.to <= 18) return "afternoon";
        if (hours.from >= 6 && hours.to <= 18) return "daytime";
        if (hours.from >= 21) return "late-evening";
        if (hours.from >= 18) return "evening";
        if (hours.from >= 15) return "late-day";
        return "%d-%d h".formatted(hours.from, hours.to);
    }

    /** Features of the group are named share06to09. */
    private static Hours hoursOf(Feature feature) {
        String digits = feature.name().replaceAll("\\D", "");
        return new Hours(Integer.parseInt(digits.substring(0, 2)), Integer.parseInt(digits.substring(2)));
    }
}

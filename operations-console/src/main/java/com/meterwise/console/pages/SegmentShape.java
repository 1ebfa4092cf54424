package com.meterwise.console.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Content.Figure;

/** A segment's typical day beside the average's: each as a share of its own mean, since a factory and a flat differ by a thousand. */
final class SegmentShape {
    private SegmentShape() {}

    /** The colour of a segment is the same in every chart. */
    static int swatch(String segmentId) {
        String digits = segmentId.replaceAll("\\D", "");
        return digits.isEmpty() ? 9 : Integer.parseInt(digits.substring(Math.max(0, digits.length() - 4))) % 10;
    }

    static Figure profile(JsonNode segment, List<Double> average, Ask ask) {
        String id = segment.path("segmentId").asText();
        Map<String, Object> weekday = Series.line(ask.say("Weekday"), shape(Series.numbers(segment.path("figures").path("weekdayKw"), 1)));
        weekday.put("swatch", swatch(id));
        Map<String, Object> weekend = Series.line(ask.say("Weekend"), shape(Series.numbers(segment.path("figures").path("weekendKw"), 1)));
        weekend.put("swatch", swatch(id));
        weekend.put("dashed", true);
        Map<String, Object> all = Series.line(ask.say("All segments, weekday"), shape(average));
        all.put("faint", true);
        return new Figure("lines", ask.say("Typical weekday and weekend of %s beside the average, each as a multiple of its own mean", id),
                Map.of("labels", Series.clock(average.size()), "unit", ask.say("x its mean"), "series", List.of(all, weekday, weekend)));
    }

    static List<Double> average(List<JsonNode> segments, String field) {
        List<Double> sums = new ArrayList<>();
        double customers = 0;
        for (JsonNode segment : segments) {
            double weight = segment.path("figures").path("customers").asDouble();
            List<Double> one = Series.numbers(segment.path("figures").path(field), weight);
            customers += weight;
            for (int i = 0; i < one.size(); i++) {
                double add = one.get(i) == null ? 0 : one.get(i);
                if (i < sums.size()) sums.set(i, sums.get(i) + add);
                else
                    sums.add(add);
            }
        }
        double all = Math.max(1, customers);
        return sums.stream().map(sum -> sum / all).toList();
    }

    private static List<Double> shape(List<Double> kw) {
        double mean = kw.stream().mapToDouble(value -> value == null ? 0 : value).average().orElse(0);
        return kw.stream().map(value -> mean == 0 || value == null ? null : (Double) (value / mean)).toList();
    }
}

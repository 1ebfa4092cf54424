package com.meterwise.forecasting.publishing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.meterwise.forecasting.intake.MasterTable;

/**
 * From customers to the areas they belong to.
 *
 * @param places   by customer
 * @param segments by customer: the learnt one and those of rules
 */
public record Areas(Map<String, MasterTable.Place> places, Map<String, List<String>> segments) {
    /** Level and id. */
    public record Area(String level, String id) implements Comparable<Area> {
        @Override
        public int compareTo(Area other) {
            int byLevel = level.compareTo(other.level);
            return byLevel != 0 ? byLevel : id.compareTo(other.id);
        }
    }

    /** The areas a customer counts in: feeder, region, segments, the system. */
    public List<Area> of(String customerId) {
        MasterTable.Place place = places.get(customerId);
        List<Area> of = new ArrayList<>();
        if (place != null && place.feederId() != null) of.add(new Area(IssuedForecast.FEEDER, place.feederId()));
        if (place != null && place.region() != null) of.add(new Area(IssuedForecast.REGION, place.region()));
        for (String segment : segments.getOrDefault(customerId, List.of()))
            of.add(new Area(IssuedForecast.SEGMENT, segment));
        of.add(new Area(IssuedForecast.SYSTEM, IssuedForecast.SYSTEM));
        return of;
    }
}

package com.meterwise.segmentation.features;

import java.util.Optional;

import com.meterwise.platform.time.MarketTime;

/** Windows become profiles. Immutable. */
public record LoadProfiles(Features features, MarketTime time) {

    /** Empty if the window holds no day with data. */
    public Optional<LoadProfile> of(LoadWindow window) {
        if (window.days().isEmpty()) return Optional.empty();
        LoadShape shape = new LoadShape(window, time);
        return Optional
                .of(new LoadProfile(window.customerId(), window.to(), features.of(shape), shape.weekday, shape.weekend, shape.interval,
                        shape.usableDays, Grade.of(window)));
    }
}

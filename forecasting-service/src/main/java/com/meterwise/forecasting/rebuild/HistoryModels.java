package com.meterwise.forecasting.rebuild;

import java.util.List;

import com.meterwise.contracts.Topic;
import com.meterwise.platform.rebuild.ReadModels;
import com.meterwise.platform.rebuild.ReadModels.ByDay;

/** The history of loads: the table that readings alone make. */
public final class HistoryModels {
    public static final ReadModels ALL = new ReadModels(Topic.READINGS, Topic.rebuild(Topic.FORECASTING),
            List.of(new ByDay("meter_day", "owner_id", "day")), List.of(), false, List.of());

    private HistoryModels() {}
}

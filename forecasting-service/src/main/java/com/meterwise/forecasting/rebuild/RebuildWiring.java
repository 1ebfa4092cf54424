package com.meterwise.forecasting.rebuild;

import java.time.InstantSource;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.meterwise.platform.day.Watermarks;
import com.meterwise.platform.rebuild.Rebuilds;
import com.meterwise.platform.work.Transactions;

@Dependent
class RebuildWiring {
    @Produces
    @Singleton
    Rebuilds rebuilds(Transactions transactions, Watermarks watermarks, InstantSource clock) {
        return new Rebuilds(HistoryModels.ALL, transactions, watermarks, clock);
    }
}

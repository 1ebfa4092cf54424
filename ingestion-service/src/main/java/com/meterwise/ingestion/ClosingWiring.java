package com.meterwise.ingestion;

import java.time.InstantSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.meterwise.ingestion.checking.Sources;
import com.meterwise.ingestion.checking.VeeConfig;
import com.meterwise.ingestion.estimation.Judge;
import com.meterwise.ingestion.marketday.Closing;
import com.meterwise.ingestion.marketday.DueDays;
import com.meterwise.ingestion.marketday.LiveClosing;
import com.meterwise.ingestion.marketday.WatermarksIn;
import com.meterwise.ingestion.meterday.Answers;
import com.meterwise.ingestion.meterday.DayClose;
import com.meterwise.ingestion.meterday.SurroundingsTable;
import com.meterwise.ingestion.registers.Advance;
import com.meterwise.platform.day.Watermarks;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Transactions;

/** Builds what judges and closes market days. */
@ApplicationScoped
class ClosingWiring {
    private final IngestionConfig config;

    ClosingWiring(IngestionConfig config) { this.config = config; }

    @Produces
    @Singleton
    Sources veeSources(VeeConfig vee) { return Sources.of(vee); }

    @Produces
    @Singleton
    DayClose dayClose(MarketTime market, Sources sources) {
        return new DayClose(market, new Judge(sources), new SurroundingsTable(market), new Advance(config.nearTheEndOfTheDial()));
    }

    @Produces
    @Singleton
    Answers answers(DayClose dayClose, InstantSource clock) { return new Answers(dayClose, clock); }

    @Produces
    @Singleton
    Closing closing(MarketTime market, Watermarks watermarks, Transactions transactions, InstantSource clock, DayClose dayClose) {
        WatermarksIn progress = new WatermarksIn(watermarks);
        return new Closing(market, progress, transactions, clock, dayClose);
    }

    @Produces
    @Singleton
    LiveClosing liveClosing(DueDays due, Closing closing, Transactions transactions) {
        return new LiveClosing(due, closing, transactions, config.close().patience());
    }

    @Produces
    @Singleton
    DueDays dueDays(MarketTime market) { return new DueDays(market, config.close().complete(), config.close().latest()); }
}

package com.meterwise.ingestion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.meterwise.ingestion.accounts.Accounts;
import com.meterwise.ingestion.accounts.BillCheck;
import com.meterwise.ingestion.marketdata.CompetitorPrices;
import com.meterwise.ingestion.marketdata.Holidays;
import com.meterwise.ingestion.marketdata.Indicators;
import com.meterwise.ingestion.registry.Subjects;
import com.meterwise.platform.PlatformConfig;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Transactions;

/** Builds what keeps accounts and the market. */
@ApplicationScoped
class MarketWiring {
    private final PlatformConfig platform;
    private final IngestionConfig config;

    MarketWiring(PlatformConfig platform, IngestionConfig config) {
        this.platform = platform;
        this.config = config;
    }

    @Produces
    @Singleton
    Accounts accounts(Transactions transactions, Subjects subjects) { return new Accounts(transactions, subjects); }

    @Produces
    @Singleton
    BillCheck.Limits billCheck() { return new BillCheck.Limits(config.billing().tolerance(), config.billing().leastCoverage()); }

    @Produces
    @Singleton
    Indicators indicators(Transactions transactions) { return new Indicators(transactions); }

    @Produces
    @Singleton
    Holidays holidays(MarketTime market, Transactions transactions) { return new Holidays(market, transactions); }

    @Produces
    @Singleton
    CompetitorPrices competitorPrices(MarketTime market, Transactions transactions) {
        return new CompetitorPrices(market, platform.currency(), transactions);
    }
}

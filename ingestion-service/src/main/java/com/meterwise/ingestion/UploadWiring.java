package com.meterwise.ingestion;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.Producer;

import com.meterwise.ingestion.checking.Checks;
import com.meterwise.ingestion.checking.KnownStructure;
import com.meterwise.ingestion.checking.MarketTimeWindow;
import com.meterwise.ingestion.checking.Midnight;
import com.meterwise.ingestion.checking.NoNegativeEnergy;
import com.meterwise.ingestion.checking.PhysicalLimit;
import com.meterwise.ingestion.marketday.Closing;
import com.meterwise.ingestion.registers.Advance;
import com.meterwise.ingestion.registers.Differencing;
import com.meterwise.ingestion.registers.RegisterReadTable;
import com.meterwise.ingestion.registry.KnownMeters;
import com.meterwise.ingestion.upload.Gate;
import com.meterwise.ingestion.upload.Quota;
import com.meterwise.ingestion.upload.RunningUploads;
import com.meterwise.ingestion.upload.ShipmentOut;
import com.meterwise.ingestion.upload.UploadProducerOut;
import com.meterwise.platform.PlatformConfig;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Transactions;

import io.smallrye.common.annotation.Identifier;

/** Builds the path of a reading from a request to the log. */
@ApplicationScoped
class UploadWiring {
    private final PlatformConfig platform;
    private final IngestionConfig config;

    UploadWiring(PlatformConfig platform, IngestionConfig config) {
        this.platform = platform;
        this.config = config;
    }

    @Produces
    @Singleton
    Producer<byte[], byte[]> uploadProducer(@Identifier("default-kafka-broker") Map<String, Object> deployment) {
        return UploadProducerOut.open(deployment, "ingestion-%d-upload".formatted(platform.replica()));
    }

    void close(@Disposes Producer<byte[], byte[]> producer) { producer.close(); }

    @Produces
    @Singleton
    Ingestion ingestion(KnownMeters known, Producer<byte[], byte[]> producer, MarketTime market, Closing closing, Transactions transactions,
            InstantSource clock) {
        boolean replay = platform.clock() == PlatformConfig.ClockMode.REPLAY;
        MarketTimeWindow window = replay ? MarketTimeWindow.replay() : MarketTimeWindow.live(clock, config.kept());
        Checks checks = new Checks(List.of(new KnownStructure(), window),
                List.of(new NoNegativeEnergy(), new PhysicalLimit(config.physicalTolerance())), new Midnight(market));
        Differencing differencing = new Differencing(new RegisterReadTable(transactions, market),
                new Advance(config.nearTheEndOfTheDial()));
        return new Ingestion(known, checks, differencing, () -> new ShipmentOut(producer), closing, clock,
                replay ? Optional.of(config.replayLag()) : Optional.empty());
    }

    @Produces
    @Singleton
    Gate gate(InstantSource clock) {
        return new Gate(config.runningUploads(), new Quota(config.requestsPerMinute(), Duration.ofMinutes(1)), clock);
    }

    @Produces
    @Singleton
    Limits limits() { return new Limits(config.maxInflatedBytes(), config.close().patience()); }

    @Produces
    @Singleton
    static RunningUploads runningUploads() { return new RunningUploads(); }
}

package com.meterwise.ingestion;

import java.time.Duration;
import java.time.LocalTime;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of ingestion alone. */
@ConfigMapping(prefix = "meterwise.ingestion")
interface IngestionConfig {
    /** Raised by a restore or rebuild, so that states published afterwards win. */
    @WithDefault("0")
    long epoch();

    /** Readings older than this are refused, live. */
    @WithDefault("P3660D")
    Duration kept();

    /** In a replay, how long after its end a block counts as known. */
    @WithDefault("PT0S")
    Duration replayLag();

    /** How far above contracted kW or rated kVA a reading is believed (V06). */
    @WithDefault("1.1")
    double physicalTolerance();

    /** Bytes a compressed body may have when inflated. */
    @WithDefault("68719476736")
    long maxInflatedBytes();

    /** Share of a dial beyond which a falling count can be a new beginning (V17). */
    @WithDefault("0.9")
    double nearTheEndOfTheDial();

    /** Uploads read at once; who comes on top hears 503. */
    @WithDefault("128")
    int runningUploads();

    /** Uploads one client may begin a minute; who asks for more hears 429. */
    @WithDefault("600000")
    int requestsPerMinute();

    Close close();

    Billing billing();

    interface Billing {
        /** Share by which billed and metered energy may differ without a flag. */
        @WithDefault("0.02")
        double tolerance();

        /** Share of the billed days' slots that must be metered before anything is said. */
        @WithDefault("0.95")
        double leastCoverage();
    }

    interface Close {
        /** Share of the expected meters that closes a day at once, live. */
        @WithDefault("0.99")
        double complete();

        /** Local time of the next day at which a day closes with what is there, live. */
        @WithDefault("10:00")
        LocalTime latest();

        /** How long a request to close waits for the stream to catch up. */
        @WithDefault("PT50S")
        Duration patience();
    }
}

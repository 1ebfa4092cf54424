package com.meterwise.platform;

import java.time.ZoneId;
import java.util.Currency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings every service shares. */
@ConfigMapping(prefix = "meterwise")
public interface PlatformConfig {
    /** Market zone: what a day is. */
    @WithDefault("Europe/Berlin")
    ZoneId zone();

    @WithDefault("EUR")
    Currency currency();

    /** live: days close by the wall clock and offers go out; replay: days close at the end of a load, and no customer is contacted. */
    @WithDefault("live")
    ClockMode clock();

    /** Number of this replica, stable over restarts (a StatefulSet's ordinal). */
    @WithDefault("0")
    int replica();

    /** Seed of every random choice. */
    @WithDefault("1")
    long seed();

    Intake intake();

    Requests requests();

    Day day();

    Erasure erasure();

    enum ClockMode {
        LIVE, REPLAY
    }

    interface Intake {
        /** false: this replica answers requests only, and leaves the topics to others. */
        @WithDefault("true")
        boolean enabled();

        @WithDefault("4000")
        int maxPollRecords();
    }

    /** One caller's share of a replica; who asks more hears 429. */
    interface Requests {
        @WithDefault("2000")
        int perSecond();

        /** What a caller that was quiet may ask without waiting. */
        @WithDefault("20000")
        int atOnce();
    }

    interface Erasure {
        String UNSAFE_KEY = "known-to-everybody";

        /** Secret behind the hashes of erased customers; the same in every service, and for ever. */
        @WithDefault(UNSAFE_KEY)
        String key();
    }

    interface Day {
        /** Shards of a day's work; divides 64. */
        @WithDefault("8")
        int shards();

        /** Threads of this replica that work on shards. */
        @WithDefault("2")
        int threads();
    }
}

package com.meterwise.console.edge;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import io.smallrye.config.ConfigMapping;

/** Where the services are and how long the console waits for them. */
@ConfigMapping(prefix = "meterwise.console")
interface ConsoleConfig {
    /** Addresses by the services' names. */
    Map<String, URI> services();

    /** Bearer tokens by role. */
    Map<String, String> tokens();

    Duration answerWithin();

    Duration actWithin();

    /** How often a page's live stream looks whether something has happened. */
    Duration lookEvery();
}

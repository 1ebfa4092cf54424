package com.meterwise.campaign.webhooks;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "meterwise.webhooks")
public interface WebhookConfig {
    /** Whether plain http and addresses of the own network may be called: for tests, and for CRMs in the same network. */
    @WithDefault("false")
    boolean allowPrivate();

    /** Longest time a receiver may take to answer. */
    @WithDefault("PT15S")
    Duration timeout();

    /** Requests under way to one subscriber at most; a slow one holds no more than these. */
    @WithDefault("4")
    int atOnce();

    /** Subscriptions there may be. */
    @WithDefault("100")
    int mostSubscriptions();
}

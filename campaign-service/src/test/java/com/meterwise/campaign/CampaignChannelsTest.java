package com.meterwise.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

import com.meterwise.contracts.AsyncApi;
import com.meterwise.contracts.Topic;
import com.meterwise.embedded.StackResource;
import com.meterwise.platform.Channels;
import com.meterwise.platform.ServiceEvents;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(StackResource.class)
class CampaignChannelsTest {
    @Inject
    ServiceEvents events;

    @Inject
    Config config;

    @Test
    void the_asyncapi_document_tells_the_channels_the_service_is_configured_with() {
        AsyncApi documented = AsyncApi.load();
        Channels configured = Channels.of(events, config);
        assertThat(configured.receives()).containsExactlyInAnyOrderElementsOf(documented.receives(Topic.CAMPAIGN));
        assertThat(configured.sends()).containsExactlyInAnyOrderElementsOf(documented.sends(Topic.CAMPAIGN));
    }
}

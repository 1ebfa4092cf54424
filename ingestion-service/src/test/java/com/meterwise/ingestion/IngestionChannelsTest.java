package com.meterwise.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;

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
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(ReplayProfile.class)
@QuarkusTestResource(StackResource.class)
class IngestionChannelsTest {
    @Inject
    ServiceEvents events;
    @Inject
    Config config;

    @Test
    void the_asyncapi_document_tells_the_channels_the_service_is_configured_with() {
        AsyncApi documented = AsyncApi.load();
        Channels configured = Channels.of(events, config);
        assertThat(configured.receives()).containsExactlyInAnyOrderElementsOf(documented.receives(Topic.INGESTION));
        // uploads go by the producer of the path of a reading, not by the outbox
        Set<String> sends = new HashSet<>(configured.sends());
        sends.add(Topic.UPLOAD.name());
        assertThat(sends).containsExactlyInAnyOrderElementsOf(documented.sends(Topic.INGESTION));
    }
}

package com.meterwise.ingestion.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;

import jakarta.ws.rs.POST;

import org.junit.jupiter.api.Test;

import com.meterwise.platform.http.Idempotent;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;

class IdempotentTest {
    /** Readings have their slots for a key, reads of a register their instant; a day is closed, and a finding answered, once. */
    private static final Set<String> WITHOUT = Set.of("ReadingsResource.post", "RegisterReadsResource.post", "MarketDayResource.close",
            "FindingResource.acknowledge", "FindingResource.accept", "FindingResource.edit");

    @Test
    void every_post_that_creates_obeys_the_idempotency_key() {
        Set<String> without = new TreeSet<>();
        for (JavaClass resource : new ClassFileImporter().importPackages("com.meterwise.ingestion.api"))
            for (JavaMethod method : resource.getMethods()) {
                Method post = method.reflect();
                if (post.isAnnotationPresent(POST.class) && !post.isAnnotationPresent(Idempotent.class))
                    without.add(resource.getSimpleName() + "." + method.getName());
            }
        assertThat(without).containsExactlyInAnyOrderElementsOf(WITHOUT);
    }
}

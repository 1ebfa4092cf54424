package com.meterwise.embedded;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Gives a {@code @QuarkusTest} the {@link TestStack}: {@code @QuarkusTestResource(StackResource.class)} on one class serves the module. */
public final class StackResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        TestStack stack = TestStack.shared();
        EmbeddedDatabase.Access access = stack.freshDatabase();
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap.servers", stack.kafka().bootstrapServers());
        settings.put("quarkus.datasource.jdbc.url", access.jdbcUrl());
        settings.put("quarkus.datasource.username", access.user());
        settings.put("quarkus.datasource.password", access.password());
        settings.put("mp.jwt.verify.publickey.location", stack.tokens().publicKeyFile().toString());
        settings.put("mp.jwt.verify.issuer", LocalTokens.ISSUER);
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.management.test-port", "0");
        return settings;
    }

    @Override
    public void stop() {
        // the stack lives as long as the JVM
    }

    /** A token with one role. */
    public static String token(String role) { return TestStack.shared().tokens().token(role); }

    public static String bootstrapServers() { return TestStack.shared().kafka().bootstrapServers(); }
}

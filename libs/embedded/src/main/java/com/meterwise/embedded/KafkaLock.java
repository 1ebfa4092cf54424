package com.meterwise.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What a broker asks of everybody who connects: TLS, and a name and a password by SCRAM-SHA-512. It knows one user; its own connections use
 * it, too.
 */
record KafkaLock(LocalCertificate certificate, String password) {
    static final String USER = "meterwise";
    private static final String MECHANISM = "SCRAM-SHA-512";
    private static final String PROTOCOL = "SASL_SSL";

    /** The one of a folder; made the first time. */
    static KafkaLock in(Path folder) {
        try {
            LocalCertificate certificate = LocalCertificate.in(folder);
            Path secret = folder.resolve("kafka.secret");
            if (!Files.exists(secret)) {
                byte[] random = new byte[16];
                new SecureRandom().nextBytes(random);
                Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(secret, HexFormat.of().formatHex(random));
            }
            return new KafkaLock(certificate, Files.readString(secret));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings of a client that is let in. */
    Map<String, Object> clientSettings() {
        return Map.of("security.protocol", PROTOCOL, "sasl.mechanism", MECHANISM, "sasl.jaas.config", login(password),
                "ssl.truststore.type", "PEM", "ssl.truststore.location", certificate.certificate().toString());
    }

    /** Lines of the broker's settings, in place of those that let everybody in. */
    String serverSettings() throws IOException {
        Path pair = certificate.key().resolveSibling("kafka-pair.pem");
        if (!Files.exists(pair))
            Files.createFile(pair, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(pair, Files.readString(certificate.key()) + Files.readString(certificate.certificate()));
        return """
                listener.security.protocol.map=BROKER:%1$s,CONTROLLER:PLAINTEXT
                sasl.enabled.mechanisms=%2$s
                sasl.mechanism.inter.broker.protocol=%2$s
                listener.name.broker.scram-sha-512.sasl.jaas.config=%3$s
                ssl.keystore.type=PEM
                ssl.keystore.location=%4$s
                ssl.truststore.type=PEM
                ssl.truststore.location=%5$s
                """.formatted(PROTOCOL, MECHANISM, login(password), pair, certificate.certificate());
    }

    /** The user has to be there before the broker starts, since it comes in as that one itself. */
    List<String> formatArguments() {
        return List.of("--add-scram", "%s=[name=%s,password=%s]".formatted(MECHANISM, USER, password));
    }

    static String login(String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";".formatted(USER,
                password);
    }
}

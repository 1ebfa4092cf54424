package com.meterwise.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.security.Signature;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.meterwise.contracts.Topic;

class EmbeddedTest {
    @TempDir
    Path folder;

    @Test
    void a_record_survives_kill_9_of_the_broker() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0)) {
            kafka.createTopics(List.of(Topic.OFFER), 3);
            kafka.createTopics(List.of(Topic.OFFER, Topic.CUSTOMER), 3);
            Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers(), "compression.type", "lz4");
            try (var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
                producer.send(new ProducerRecord<>(Topic.OFFER.name(), 0, "C-1", "kept")).get();
            }
            kafka.kill();
            kafka.restart();
            try (var consumer = new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
                TopicPartition partition = new TopicPartition(Topic.OFFER.name(), 0);
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                assertThat(consumer.poll(Duration.ofSeconds(20)).records(partition)).extracting(record -> record.value())
                        .containsExactly("kept");
            }
        }
    }

    @Test
    void a_row_survives_kill_9_of_the_database_and_its_user_sees_no_other_database() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("postgresql"), 0, true)) {
            EmbeddedDatabase.Access one = database.create("one");
            EmbeddedDatabase.Access two = database.create("two");
            execute(one, "create table kept (id int)");
            execute(one, "insert into kept values (1)");
            database.kill();
            database.restart();
            execute(one, "insert into kept select id + 1 from kept");
            assertThat(database.create("one")).isEqualTo(one);
            var stranger = new EmbeddedDatabase.Access(two.jdbcUrl(), one.user(), one.password());
            assertThat(catchThrowable(() -> execute(stranger, "select 1")))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_locked_broker_lets_in_who_encrypts_and_knows_the_password_and_nobody_else() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.startLocked(folder.resolve("kafka"), 0)) {
            kafka.createTopics(List.of(Topic.OFFER), 1);
            assertThat(offers(kafka.clientSettings())).isEqualTo(1);
            Map<String, Object> wrong = new HashMap<>(kafka.clientSettings());
            wrong.put("sasl.jaas.config", KafkaLock.login("a guess"));
            assertThat(catchThrowable(() -> offers(wrong))).hasRootCauseInstanceOf(SaslAuthenticationException.class);
            Map<String, Object> open = new HashMap<>(kafka.clientSettings());
            open.put("security.protocol", "SASL_PLAINTEXT");
            assertThat(catchThrowable(() -> offers(open))).hasRootCauseInstanceOf(TimeoutException.class);
            Map<String, Object> misled = new HashMap<>(kafka.clientSettings());
            misled.put("ssl.truststore.location", LocalCertificate.in(folder.resolve("other")).certificate().toString());
            assertThat(catchThrowable(() -> offers(misled))).hasStackTraceContaining(SslAuthenticationException.class.getName());
        }
    }

    private static int offers(Map<String, Object> settings) throws Exception {
        Map<String, Object> patient = new HashMap<>(settings);
        patient.putAll(Map.of("request.timeout.ms", 2_000, "default.api.timeout.ms", 2_000));
        try (Admin admin = Admin.create(patient)) {
            return admin.describeTopics(List.of(Topic.OFFER.name())).allTopicNames().get().size();
        }
    }

    @Test
    void an_encrypted_database_is_reached_by_tls_and_under_its_own_certificate_only() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.startEncrypted(folder.resolve("postgresql"), 0)) {
            EmbeddedDatabase.Access access = database.create("one");
            execute(access, "do $$ begin assert (select ssl from pg_stat_ssl where pid = pg_backend_pid()); end $$");
            String address = access.jdbcUrl().substring(0, access.jdbcUrl().indexOf('?'));
            String other = LocalCertificate.in(folder.resolve("other")).certificate().toString();
            for (String settings : List.of("?sslmode=disable", "?sslmode=verify-full&sslrootcert=" + other)) {
                var stranger = new EmbeddedDatabase.Access(address + settings, access.user(), access.password());
                assertThat(catchThrowable(() -> execute(stranger, "select 1"))).as(settings).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void a_token_is_signed_with_the_key_of_its_folder() throws Exception {
        LocalTokens tokens = LocalTokens.in(folder);
        String[] parts = LocalTokens.in(folder).token(LocalTokens.ISSUER, "viewer", Instant.parse("2030-01-01T00:00:00Z")).split("\\.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(tokens.verifier());
        signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), US_ASCII)).contains("\"groups\":[\"viewer\"]", "\"exp\":1893456000");
    }

    private static void execute(EmbeddedDatabase.Access access, String sql) throws SQLException {
        try (Connection connection = access.dataSource().getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

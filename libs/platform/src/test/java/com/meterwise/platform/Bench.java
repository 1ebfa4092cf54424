package com.meterwise.platform;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.flywaydb.core.Flyway;

import com.meterwise.contracts.Topic;
import com.meterwise.embedded.EmbeddedDatabase;
import com.meterwise.embedded.TestStack;
import com.meterwise.platform.deadletter.DeadLetters;
import com.meterwise.platform.intake.Intake;
import com.meterwise.platform.intake.IntakeState;
import com.meterwise.platform.intake.Kafka;
import com.meterwise.platform.intake.Subscription;
import com.meterwise.platform.work.JdbcTransactions;

/** A service's surroundings for tests of the platform: real Kafka, a fresh real database with the platform's tables, no container. */
public final class Bench {
    public final DataSource database;
    public final Kafka kafka = new Kafka(Map.of("bootstrap.servers", TestStack.shared().kafka().bootstrapServers()));
    public final JdbcTransactions transactions;
    public final IntakeState state = new IntakeState(Clock.systemUTC());

    public Bench(Set<Topic> sends) {
        EmbeddedDatabase.Access access = TestStack.shared().freshDatabase();
        Flyway.configure().dataSource(access.jdbcUrl(), access.user(), access.password()).locations("db/platform").load().migrate();
        database = access.dataSource();
        transactions = new JdbcTransactions("test", sends, database, Clock.systemUTC(), () -> {});
    }

    public Intake intake(String group, String instance, int maxPoll, List<Subscription> subscriptions) {
        Admin admin = kafka.admin();
        return new Intake(subscriptions, () -> kafka.consumer(group, instance, maxPoll), transactions, database,
                new DeadLetters(Topic.CAMPAIGN, subscriptions), Kafka.topicIds(admin), state, () -> {});
    }

    /** Makes a topic of our own, so that tests do not meet. */
    public Topic topic(String name, int partitions, Map<String, String> settings) throws Exception {
        try (Admin admin = kafka.admin()) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(new HashMap<>(settings)))).all().get(30,
                    TimeUnit.SECONDS);
        }
        return new Topic(name, "test", "key", false, Topic.OFFER.kept(), Topic.OFFER.events());
    }

    /** Sends records and waits for their acknowledgement. */
    public void produce(Topic topic, int from, int to, java.util.function.IntFunction<String> value) throws Exception {
        try (Producer<byte[], byte[]> producer = kafka.producer("test")) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = from; i < to; i++) {
                String text = value.apply(i);
                sent.add(producer.send(new ProducerRecord<>(topic.name(), ("K" + i % 50).getBytes(StandardCharsets.UTF_8),
                        text == null ? null : text.getBytes(StandardCharsets.UTF_8))));
            }
            for (Future<RecordMetadata> each : sent)
                each.get(60, TimeUnit.SECONDS);
        }
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    /** Waits for a condition, at most a minute and a half. */
    public static void await(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > deadline) throw new AssertionError("not in time: " + what);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static boolean holds(Callable<Boolean> condition) throws Exception {
        try {
            return condition.call();
        } catch (SQLException e) {
            return false; // the database may be what was killed
        }
    }
}

package com.meterwise.evidence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.flywaydb.core.Flyway;

import com.meterwise.contracts.Json;
import com.meterwise.contracts.OfferChanged;
import com.meterwise.contracts.Topic;
import com.meterwise.embedded.EmbeddedDatabase;
import com.meterwise.platform.intake.Kafka;
import com.meterwise.platform.outbox.Outbox;
import com.meterwise.platform.outbox.OutboxRelay;
import com.meterwise.platform.outbox.Outgoing;
import com.meterwise.platform.work.JdbcTransactions;

import io.agroal.api.AgroalDataSource;

/** I6: records a second from the outbox to Kafka, in rows of a thousand and one by one; the latter also beside rows that cannot be cleared away. */
final class RelayBenchmark implements Command {
    private static final int KEYS = 500;
    private static final int A_ROW = 1_000;
    private static final int ROWS_A_TRANSACTION = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Override
    public String name() { return "relay"; }

    @Override
    public String summary() { return "I6: outbox to Kafka, records/s in batch rows, latency of single-event rows, order per key"; }

    @Override
    public String options() { return """
            --records N   in batch rows, default 300000
            --rate N      single-event rows a second, default 5000
            --seconds N   of these, after as many that warm up, default 10
            --bloat N     rows written and deleted while an old snapshot holds them, default 100000"""; }

    @Override
    public boolean run(Arguments arguments) throws Exception {
        int records = arguments.number("records", 300_000, A_ROW);
        int rate = arguments.number("rate", 5_000, ROWS_A_TRANSACTION);
        int seconds = arguments.number("seconds", 10, 1);
        int bloat = arguments.number("bloat", 100_000, 0);
        arguments.refuseTheRest();
        Goals goals = new Goals();
        try (Machinery machinery = new Machinery(); Rig rig = new Rig(machinery)) {
            rig.batches(records);
            goals.atLeast("I6 batch rows", records / rig.relayed(records), 30_000, "/s", "rows of %,d".formatted(A_ROW));
            rig.singles(rate, seconds);
            told(goals, "I6 single-event rows, p99", rig.singles(rate, seconds));
            try (Connection old = rig.connection()) {
                rig.bloat(bloat, old);
                told(goals, "  with %,d dead rows, p99".formatted(bloat), rig.singles(rate, seconds));
            }
            goals.atMost("records out of their key's order", rig.outOfOrder, 0, "", "");
        }
        goals.print(System.out);
        return goals.allReached();
    }

    private static void told(Goals goals, String what, double[] millis) {
        goals.atMost(what, millis[(int) (millis.length * 0.99)], 100, "ms",
                "from before the commit to the consumer; %,d rows, median %.1f ms"
                        .formatted(millis.length, millis[millis.length / 2]));
    }

    /** A database with the platform's tables, a relay, and a consumer that sees what arrives. */
    private static final class Rig implements AutoCloseable {
        private final AgroalDataSource database;
        private final JdbcTransactions transactions;
        private final Kafka kafka;
        private final OutboxRelay relay;
        private final Consumer<byte[], byte[]> consumer;
        private final Map<String, Integer> last = new HashMap<>();
        private int version;
        private boolean isRelaying;
        private long outOfOrder;

        Rig(Machinery machinery) throws SQLException {
            EmbeddedDatabase.Access access = machinery.database("relay");
            Flyway.configure().dataSource(access.jdbcUrl(), access.user(), access.password()).locations("classpath:db/platform").load()
                    .migrate();
            database = StageBenchmark.pool(access);
            kafka = new Kafka(Map.of("bootstrap.servers", machinery.kafka().bootstrapServers()));
            OutboxRelay[] waking = new OutboxRelay[1];
            transactions = new JdbcTransactions(Topic.CAMPAIGN, Set.of(Topic.OFFER), database, Clock.systemUTC(), () -> waking[0].wake());
            relay = new OutboxRelay("benchmark", transactions, () -> kafka.producer("relay"), () -> {});
            waking[0] = relay;
            consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", machinery.kafka().bootstrapServers()), new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
            List<TopicPartition> all = consumer.partitionsFor(Topic.OFFER.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
        }

        private OfferChanged next() {
            // one writer at a time: the benchmark before the relay starts, a thread of its own after
            version++;
            String customer = "C-" + version % KEYS;
            return new OfferChanged("O-" + version, version, "PROPOSED", customer, "K-1", "P-1", "12.50", "310.00", "EUR",
                    List.of("reason"),
                    "0".repeat(64), Instant.EPOCH, Instant.now());
        }

        /** Rows as a transaction over many customers leaves them, while no relay runs. */
        void batches(int records) {
            for (int done = 0; done < records; done += A_ROW) {
                transactions.run(work -> {
                    for (int i = 0; i < A_ROW; i++) {
                        OfferChanged offer = next();
                        work.send(Topic.OFFER, offer.customerId(), offer);
                    }
                });
            }
        }

        /** @return seconds until the consumer has seen them */
        double relayed(int records) {
            long start = System.nanoTime();
            relay.start();
            isRelaying = true;
            see(records);
            return (System.nanoTime() - start) / 1e9;
        }

        /** Rows of one event at a fixed rate, some in each transaction. @return latencies, sorted, ms */
        double[] singles(int rate, int seconds) throws Exception {
            int count = rate * seconds / ROWS_A_TRANSACTION * ROWS_A_TRANSACTION;
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                long start = System.nanoTime();
                for (int done = 0; done < count; done += ROWS_A_TRANSACTION) {
                    long due = start + (long) (done * 1e9 / rate);
                    for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime())
                        LockSupport.parkNanos(wait);
                    insert();
                }
            });
            double[] millis = see(count);
            writing.get();
            Arrays.sort(millis);
            return millis;
        }

        private void insert() {
            transactions.run(work -> {
                for (int i = 0; i < ROWS_A_TRANSACTION; i++) {
                    OfferChanged offer = next();
                    Outbox.add(work.connection(), List.of(Outgoing.event(
                            Topic.CAMPAIGN, Topic.OFFER, offer.customerId(), offer, offer.at())));
                }
            });
            relay.wake();
        }

        private double[] see(int records) {
            double[] millis = new double[records];
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            for (int seen = 0; seen < records;) {
                if (System.nanoTime() > deadline) throw new IllegalStateException("%,d of %,d records arrived".formatted(seen, records));
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    OfferChanged offer = Json.read(record.value(), OfferChanged.class);
                    millis[seen++] = Duration.between(offer.at(), Instant.now()).toNanos() / 1e6;
                    Integer before = last.put(offer.customerId(), offer.version());
                    if (before != null && before >= offer.version()) outOfOrder++;
                }
            }
            return millis;
        }

        Connection connection() throws SQLException { return database.getConnection(); }

        /** @param old begins a transaction that might still want to see what is deleted, so that nothing of it can be cleared away */
        void bloat(int rows, Connection old) throws SQLException {
            old.setAutoCommit(false);
            old.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            execute(old, "select count(*) from outbox");
            try (Connection connection = connection()) {
                // of every shard, where the relay looks; in one transaction, so that it never sees them
                connection.setAutoCommit(false);
                execute(connection, """
                        insert into outbox (shard, topic, records, payload)
                        select n %% 4, 'dead', 1, decode(repeat('00', 200), 'hex') from generate_series(1, %d) as n""".formatted(rows));
                execute(connection, "delete from outbox where topic = 'dead'");
                connection.commit();
            }
        }

        private static void execute(Connection connection, String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        @Override
        public void close() {
            if (isRelaying) relay.close();
            consumer.close();
            database.close();
        }
    }
}

package com.meterwise.platform;

import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import org.apache.kafka.clients.admin.Admin;
import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.meterwise.contracts.Json;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.day.DailyWorker;
import com.meterwise.platform.day.Watermarks;
import com.meterwise.platform.deadletter.DeadLetters;
import com.meterwise.platform.erasure.ErasedSubjects;
import com.meterwise.platform.erasure.ErasureGuard;
import com.meterwise.platform.erasure.SubjectHash;
import com.meterwise.platform.intake.ConsumerLag;
import com.meterwise.platform.intake.Intake;
import com.meterwise.platform.intake.IntakeState;
import com.meterwise.platform.intake.Kafka;
import com.meterwise.platform.intake.RestoreCheck;
import com.meterwise.platform.intake.Subscription;
import com.meterwise.platform.outbox.OutboxRelay;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.JtaTransactions;
import com.meterwise.platform.work.Transactions;

import io.quarkus.arc.DefaultBean;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.smallrye.common.annotation.Identifier;

/** Builds the platform's plain objects from the configuration and the service's {@link ServiceEvents}. */
@ApplicationScoped
public class PlatformWiring {
    private static final Logger LOG = Logger.getLogger(PlatformWiring.class);

    private final PlatformConfig config;
    private final ServiceEvents events;
    /** Set while the objects are built: transactions, relay, intake and worker wake one another. */
    private volatile OutboxRelay relay;
    private volatile DailyWorker worker;
    private final ConsumerLag lag = new ConsumerLag();
    private RestoreCheck restoreCheck;

    public PlatformWiring(PlatformConfig config, ServiceEvents events) {
        this.config = config;
        this.events = events;
    }

    @Produces
    @Singleton
    @DefaultBean
    static InstantSource clock() { return Clock.systemUTC(); }

    /** Static, as is the clock: what a service builds its {@link ServiceEvents} from must not need this class, which needs them. */
    @Produces
    @Singleton
    static MarketTime marketTime(PlatformConfig config) { return new MarketTime(config.zone()); }

    @Produces
    @Singleton
    static ErasedSubjects erasedSubjects(PlatformConfig config) {
        if (config.erasure().key().equals(PlatformConfig.Erasure.UNSAFE_KEY) && config.clock() == PlatformConfig.ClockMode.LIVE)
            LOG.warn("METERWISE_ERASURE_KEY is not set: whoever guesses a customer's id can tell that it was erased");
        return new ErasedSubjects(new SubjectHash(config.erasure().key()));
    }

    @Produces
    @Singleton
    Kafka kafka(@Identifier("default-kafka-broker") Map<String, Object> deployment) {
        Map<String, Object> settings = new HashMap<>(deployment);
        settings.keySet().removeIf(name -> name.endsWith("serializer") || name.startsWith("group."));
        return new Kafka(settings);
    }

    @Produces
    @ApplicationScoped
    Admin admin(Kafka kafka) { return kafka.admin(); }

    @Produces
    @Singleton
    Transactions transactions(DataSource database, EntityManager entities, InstantSource clock) {
        Set<Topic> sends = new HashSet<>(events.sends());
        events.dayDone().ifPresent(sends::add);
        return new JtaTransactions(events.service(), sends, database, entities, clock, () -> {
            if (relay != null) relay.wake();
        });
    }

    @Produces
    @Singleton
    Watermarks watermarks(Admin admin, Transactions transactions) { return new Watermarks(admin, transactions); }

    @Produces
    @Singleton
    DeadLetters deadLetters() { return new DeadLetters(events.service(), subscriptions()); }

    @Produces
    @Singleton
    IntakeState intakeState(InstantSource clock) { return new IntakeState(clock); }

    @Produces
    @Singleton
    ConsumerLag consumerLag() { return lag; }

    OutboxRelay relay(Transactions transactions, Kafka kafka) {
        // the process gets a name of its own: two processes of one replica must not share a lease
        relay = new OutboxRelay(instance() + "-" + UUID.randomUUID(), transactions, () -> kafka.producer(instance() + "-outbox"),
                this::wakeWorker);
        return relay;
    }

    DailyWorker worker(Transactions transactions, Watermarks watermarks, InstantSource clock) {
        worker = new DailyWorker(events, transactions, watermarks, clock, instance(), config.day().shards(), config.day().threads());
        return worker;
    }

    Intake intake(Kafka kafka, Transactions transactions, DataSource database, DeadLetters deadLetters, Admin admin, IntakeState state) {
        return new Intake(subscriptions(), () -> {
            restoreCheck(transactions, admin).run();
            return lag.of(kafka.consumer(events.service(), instance(), config.intake().maxPollRecords()));
        }, transactions, database, deadLetters, Kafka.topicIds(admin), state, this::wakeWorker);
    }

    /** One for the process: what it found does not change, and nothing is read before it. */
    synchronized RestoreCheck restoreCheck(Transactions transactions, Admin admin) {
        if (restoreCheck == null)
            restoreCheck = new RestoreCheck(transactions, () -> Kafka.reported(admin, events.service()), Kafka.topicIds(admin));
        return restoreCheck;
    }

    /** Whether this replica reads topics. */
    boolean takesIn() { return config.intake().enabled() && !subscriptions().isEmpty(); }

    List<Subscription> subscriptions() {
        ErasedSubjects erased = new ErasedSubjects(new SubjectHash(config.erasure().key()));
        List<Subscription> all = new ArrayList<>();
        for (Subscription each : events.receives())
            all.add(each.topic().customerKeyed() ? new Subscription(each.topic(), new ErasureGuard(each.handler(), erased)) : each);
        all.addAll(DailyWorker.subscriptions(events));
        return all;
    }

    private void wakeWorker() { if (worker != null) worker.wake(); }

    private String instance() { return events.service() + "-" + config.replica(); }

    /** REST speaks the same JSON as events do. Static: Jackson is set up before there is a configuration to build this class with. */
    @Produces
    @Singleton
    static ObjectMapperCustomizer json() {
        return mapper -> {
            mapper.registerModule(Json.numbers());
            mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
            mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        };
    }
}

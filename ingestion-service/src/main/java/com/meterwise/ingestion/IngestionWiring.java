package com.meterwise.ingestion;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.meterwise.contracts.Topic;
import com.meterwise.ingestion.checking.DayKind;
import com.meterwise.ingestion.checking.Sources;
import com.meterwise.ingestion.erasure.ErasedBlocksIn;
import com.meterwise.ingestion.erasure.Erasing;
import com.meterwise.ingestion.erasure.ErasureDoneIn;
import com.meterwise.ingestion.meterday.ContradictingDuplicate;
import com.meterwise.ingestion.meterday.FirstLook;
import com.meterwise.ingestion.meterday.RelocationOut;
import com.meterwise.ingestion.meterday.Retention;
import com.meterwise.ingestion.meterday.UnsaidQuality;
import com.meterwise.ingestion.meterday.UploadsIn;
import com.meterwise.ingestion.registry.Contract;
import com.meterwise.ingestion.registry.Customer;
import com.meterwise.ingestion.registry.Entries;
import com.meterwise.ingestion.registry.Feeder;
import com.meterwise.ingestion.registry.KnownMeters;
import com.meterwise.ingestion.registry.Meter;
import com.meterwise.ingestion.registry.MeterFactsTable;
import com.meterwise.ingestion.registry.Register;
import com.meterwise.ingestion.registry.RegisterOut;
import com.meterwise.ingestion.registry.Registry;
import com.meterwise.ingestion.registry.Subjects;
import com.meterwise.ingestion.republication.Republishing;
import com.meterwise.platform.PlatformConfig;
import com.meterwise.platform.ServiceEvents;
import com.meterwise.platform.digest.DigestQueries;
import com.meterwise.platform.erasure.ErasedSubjects;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Subscription;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Transactions;

/** Builds the plain objects of ingestion that others share, and says what it receives and sends. */
@ApplicationScoped
class IngestionWiring {
    private final PlatformConfig platform;
    private final IngestionConfig config;

    IngestionWiring(PlatformConfig platform, IngestionConfig config) {
        this.platform = platform;
        this.config = config;
    }

    @Produces
    @Singleton
    ServiceEvents events(Subjects subjects, Sources sources) {
        MarketTime market = new MarketTime(platform.zone());
        FirstLook firstLook = new FirstLook(sources, DayKind.Calendar.BY_WEEKDAY);
        Handler uploads = new ErasedBlocksIn(new UploadsIn(market, List.of(new ContradictingDuplicate(), new UnsaidQuality()), firstLook),
                subjects);
        List<Subscription> receives = List.of(new Subscription(Topic.UPLOAD, uploads),
                new Subscription(Topic.erasureDone(Topic.SEGMENTATION), new ErasureDoneIn()),
                new Subscription(Topic.erasureDone(Topic.FORECASTING), new ErasureDoneIn()),
                new Subscription(Topic.erasureDone(Topic.CAMPAIGN), new ErasureDoneIn()));
        return ServiceEvents.of(Topic.INGESTION, receives,
                Set.of(Topic.UPLOAD, Topic.READINGS, Topic.FINDING, Topic.MARKET_DAY, Topic.CUSTOMER, Topic.METER, Topic.FEEDER,
                        Topic.CONTRACT, Topic.SERVICE_EVENT, Topic.INDICATOR, Topic.erasureDone(Topic.INGESTION),
                        Topic.rebuild(Topic.SEGMENTATION), Topic.rebuild(Topic.FORECASTING)));
    }

    @Produces
    @Singleton
    static Subjects subjects(ErasedSubjects erased) { return erased::among; }

    @Produces
    @Singleton
    Republishing republishing(MarketTime market, Transactions transactions, InstantSource clock) {
        return new Republishing(market, transactions, clock);
    }

    @Produces
    @Singleton
    Retention retention(MarketTime market, Transactions transactions) { return new Retention(market, transactions, config.kept()); }

    @Produces
    @Singleton
    Erasing erasing(Registry registry, KnownMeters known, ErasedSubjects erased, Transactions transactions, InstantSource clock) {
        return new Erasing(registry, known, erased, transactions, clock);
    }

    @Produces
    @Singleton
    DigestQueries digests() { return new DigestQueries(Map.of("customer",
            "select concat_ws('|', id, sequence, state) from customer order by id", "meter",
            "select concat_ws('|', id, sequence, state) from meter order by id", "feeder",
            "select concat_ws('|', id, sequence, state) from feeder order by id", "contract",
            "select concat_ws('|', id, sequence, state) from contract order by id", "service-event",
            "select concat_ws('|', id, customer_id, kind, from_at, to_at, severity, ref) from service_event order by id", "invoice",
            "select concat_ws('|', id, customer_id, from_day, to_day, kwh, amount) from invoice order by id", "indicator",
            "select concat_ws('|', indicator, region, at, issued_at, value, unit, source) from indicator order by indicator, region, at, known_at",
            "meter-day", """
                    select concat_ws('|', meter_id, channel, day, interval_s, wh::text, quality, revision, kind, customer_id, feeder_id,
                        validated::text, marks, estimates, grade, severity)
                    from meter_day order by meter_id, channel, day""",
            "market-day", """
                    select concat_ws('|', day, revision, meters, coverage, grade_a, grade_b, grade_c, grade_f) from market_day
                    order by day""",
            "finding", """
                    select concat_ws('|', id, meter_id, channel, day, rule, severity, slot, detail, state) from finding
                    where state <> 'WITHDRAWN' order by id""")); }

    @Produces
    @Singleton
    KnownMeters knownMeters(DataSource database, Subjects subjects, InstantSource clock) {
        return new KnownMeters(new MeterFactsTable(database, subjects), clock);
    }

    @Produces
    @Singleton
    Registry registry(Entries<Customer> customers, Entries<Meter> meters, Entries<Feeder> feeders, Entries<Contract> contracts,
            Subjects subjects, MarketTime market, KnownMeters known, Transactions transactions) {
        RegisterOut out = new RegisterOut(market, platform.currency(), config.epoch());
        RelocationOut relocation = new RelocationOut(market);
        Register<Meter> meterRegister = new Register<>(meters, subjects, (entry, work) -> {
            out.meter(entry, work);
            relocation.follow(entry, work);
        });
        return new Registry(new Register<>(customers, subjects, out::customer), meterRegister,
                new Register<>(feeders, subjects, out::feeder), new Register<>(contracts, subjects, out::contract), known, transactions);
    }
}

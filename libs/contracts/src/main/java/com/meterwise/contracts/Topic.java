package com.meterwise.contracts;

import static com.meterwise.contracts.Topic.Kept.COMPACTED;
import static com.meterwise.contracts.Topic.Kept.days;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A Kafka topic of Meterwise, as the outside world sees it.
 *
 * @param name       the topic
 * @param owner      the service that writes it
 * @param key        field of the event that is the record key. Compaction keeps the last record of a key, so a compacted topic is keyed by what it
 *                   describes; meters and contracts are placed by their customer all the same, by the CloudEvents partition key
 * @param customerKeyed whether all customer-keyed topics must have this topic's partition count
 * @param kept       compacted, or for how long
 * @param events     event records it carries
 */
public record Topic(String name, String owner, String key, boolean customerKeyed, Kept kept, List<Class<? extends Record>> events) {

    /** @param retention null for a compacted topic */
    public record Kept(boolean compacted, Duration retention) {
        static final Kept COMPACTED = new Kept(true, null);

        static Kept days(int days) { return new Kept(false, Duration.ofDays(days)); }
    }

    public static final String INGESTION = "ingestion";
    public static final String SEGMENTATION = "segmentation";
    public static final String FORECASTING = "forecasting";
    public static final String CAMPAIGN = "campaign";
    public static final String CRM = "crm";

    /** Partitions of every topic in the local stack; 96 in production. Fixed for the life of a topic. */
    public static final int LOCAL_PARTITIONS = 12;

    public static final Topic UPLOAD = of("ingestion.upload.v1", INGESTION, "meterId", false, days(2), BlockUploaded.class);
    public static final Topic READINGS = of("ingestion.readings.v1", INGESTION, "customerId", true, days(7), ReadingsRecorded.class);
    public static final Topic FINDING = of("ingestion.finding.v1", INGESTION, "meterId", false, days(30), FindingRaised.class);
    public static final Topic MARKET_DAY = of("ingestion.market-day.v1", INGESTION, "zone", false, days(365), MarketDayClosed.class);
    public static final Topic CUSTOMER = new Topic("ingestion.customer.v1", INGESTION, "customerId", true, COMPACTED,
            List.of(CustomerChanged.class, CustomerErased.class));
    public static final Topic FEEDER = of("ingestion.feeder.v1", INGESTION, "feederId", false, COMPACTED, FeederChanged.class);
    public static final Topic METER = of("ingestion.meter.v1", INGESTION, "meterId", true, COMPACTED, MeterChanged.class);
    public static final Topic CONTRACT = of("ingestion.contract.v1", INGESTION, "contractId", true, COMPACTED, ContractChanged.class);
    public static final Topic SERVICE_EVENT = of("ingestion.service-event.v1", INGESTION, "customerId", true, days(365),
            ServiceEventRecorded.class);
    public static final Topic INDICATOR = of("ingestion.indicator.v1", INGESTION, "indicator", false, days(365), IndicatorObserved.class);
    public static final Topic SEGMENT_CHANGED = of("segmentation.segment-changed.v1", SEGMENTATION, "customerId", true, days(365),
            SegmentChanged.class);
    public static final Topic PROFILE = of("segmentation.customer-profile.v1", SEGMENTATION, "customerId", true, COMPACTED,
            ProfileUpdated.class);
    public static final Topic MODEL = of("segmentation.model.v1", SEGMENTATION, "modelId", false, COMPACTED, ModelPublished.class);
    public static final Topic SEGMENTATION_DAY_DONE = of("segmentation.day-done.v1", SEGMENTATION, "day", false, days(30), DayDone.class);
    public static final Topic FORECASTING_DAY_DONE = of("forecasting.day-done.v1", FORECASTING, "day", false, days(30), DayDone.class);
    public static final Topic CUSTOMER_FORECAST = of("forecasting.customer-forecast.v1", FORECASTING, "customerId", true, COMPACTED,
            LoadForecasted.class);
    public static final Topic AREA_FORECAST = of("forecasting.area-forecast.v1", FORECASTING, "level:id", false, COMPACTED,
            LoadForecasted.class);
    public static final Topic OUTLOOK = of("forecasting.outlook.v1", FORECASTING, "customerId", true, COMPACTED, OutlookPublished.class);
    public static final Topic ACCURACY = of("forecasting.accuracy.v1", FORECASTING, "level:id", false, days(365), AccuracyMeasured.class);
    public static final Topic LINE_LOSS = new Topic("forecasting.line-loss.v1", FORECASTING, "feederId", false, days(365),
            List.of(LossComputed.class, LossAlertRaised.class));
    public static final Topic TARIFF = of("campaign.tariff.v1", CAMPAIGN, "tariffId", false, COMPACTED, TariffChanged.class);
    public static final Topic DECISION = of("campaign.decision.v1", CAMPAIGN, "customerId", true, days(365), DecisionMade.class);
    public static final Topic OFFER = of("campaign.offer.v1", CAMPAIGN, "customerId", true, days(365), OfferChanged.class);
    public static final Topic OFFER_RESPONSE = of("crm.offer-response.v1", CRM, "customerId", true, days(30), OfferResponded.class);

    /** Every topic; {@code <service>.dead-letter.v1} and {@code <service>.erasure-done.v1} once per service. */
    public static final List<Topic> ALL = List.of(UPLOAD, READINGS, FINDING, MARKET_DAY, CUSTOMER, FEEDER, METER, CONTRACT, SERVICE_EVENT,
            INDICATOR, SEGMENT_CHANGED, PROFILE, MODEL, SEGMENTATION_DAY_DONE, FORECASTING_DAY_DONE, CUSTOMER_FORECAST, AREA_FORECAST,
            OUTLOOK,
            ACCURACY, LINE_LOSS, TARIFF, DECISION, OFFER, OFFER_RESPONSE, deadLetter(INGESTION), deadLetter(SEGMENTATION),
            deadLetter(FORECASTING), deadLetter(CAMPAIGN), erasureDone(INGESTION), erasureDone(SEGMENTATION), erasureDone(FORECASTING),
            erasureDone(CAMPAIGN), rebuild(SEGMENTATION), rebuild(FORECASTING));

    /** Original bytes; the cause is in the headers. */
    public static Topic deadLetter(String service) {
        return new Topic(service + ".dead-letter.v1", service, "as the source", false, days(30), List.of());
    }

    public static Topic erasureDone(String service) {
        return of(service + ".erasure-done.v1", service, "subjectHash", false, days(365), ErasureDone.class);
    }

    /** Meter-days once more, for one service that builds its state anew; nobody else reads it. */
    public static Topic rebuild(String service) {
        return of("ingestion.readings-rebuild.%s.v1".formatted(service), INGESTION, "customerId", true, days(2), ReadingsRecorded.class);
    }

    public static Optional<Topic> named(String name) { return ALL.stream().filter(topic -> topic.name().equals(name)).findFirst(); }

    private static Topic of(String name, String owner, String key, boolean customerKeyed, Kept kept, Class<? extends Record> event) {
        return new Topic(name, owner, key, customerKeyed, kept, List.of(event));
    }
}

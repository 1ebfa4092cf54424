package com.meterwise.ingestion.meterday;

import java.util.Arrays;

import com.meterwise.contracts.ReadingsRecorded;
import com.meterwise.contracts.Topic;
import com.meterwise.ingestion.registry.Meter;
import com.meterwise.ingestion.registry.Ownership;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.trace.Correlation;
import com.meterwise.platform.work.Work;

/** Meter-days as events, whole, to the owner of the day. */
final class MeterDayOut {
    private final MarketTime market;
    private final Topic topic;

    MeterDayOut(MarketTime market) { this(market, Topic.READINGS); }

    MeterDayOut(MarketTime market, Topic topic) {
        this.market = market;
        this.topic = topic;
    }

    void publish(MeterDay day, boolean closed, Work work) {
        send(day, day.owner(), day.validated().kwh(), day.validated().quality(), closed, day.revision(), work);
    }

    /** Tells the former owner that the day is not his any more: a revision without a value. */
    void withdraw(MeterDay day, Ownership.Line former, boolean closed, int revision, Work work) {
        double[] nothing = new double[day.slots()];
        Arrays.fill(nothing, Double.NaN);
        send(day, former, nothing, "-".repeat(nothing.length), closed, revision, work);
    }

    private void send(MeterDay day, Ownership.Line owner, double[] kwh, String quality, boolean closed, int revision, Work work) {
        String key = owner.kind().equals(Meter.FEEDER) ? owner.feederId() : owner.customerId();
        Correlation.passOn(day.key().meterId(), key);
        work.send(topic, key, new ReadingsRecorded(day.key().meterId(), day.key().channel(), owner.customerId(), owner.feederId(),
                owner.kind(), day.key().day(), market.startOf(day.key().day()), day.interval(), kwh, quality,
                closed ? "VALIDATED" : "PROVISIONAL", revision, day.availableAt()));
    }
}

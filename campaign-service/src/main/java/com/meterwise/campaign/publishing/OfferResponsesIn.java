package com.meterwise.campaign.publishing;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import com.meterwise.campaign.offers.Status.Move;
import com.meterwise.contracts.Json;
import com.meterwise.contracts.OfferResponded;

import io.smallrye.reactive.messaging.annotations.Blocking;

/**
 * Answers of customers, from CRMs. What cannot be read or applied goes to the dead-letter topic; an outage of the database is waited out,
 * since it says nothing about the answer.
 */
@ApplicationScoped
class OfferResponsesIn {
    private static final Logger LOG = Logger.getLogger(OfferResponsesIn.class);
    private static final long PAUSE_MS = 1000;
    private final OfferSteps steps;

    OfferResponsesIn(OfferSteps steps) { this.steps = steps; }

    @Incoming("offer-responses")
    @Blocking
    void accept(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        if (record.value() == null) throw new IllegalArgumentException("an answer has a body");
        OfferResponded answer = Json.read(record.value(), OfferResponded.class);
        Move move = move(answer.response());
        while (true) {
            try {
                OfferSteps.Answer became = steps.answer(eventId(record), answer.offerId(), move);
                LOG.infof("answer %s to offer %s: %s", answer.response(), answer.offerId(), became);
                return;
            } catch (RuntimeException e) {
                if (!isOutage(e)) throw e;
                LOG.warnf("answer to offer %s waits for the database: %s", answer.offerId(), e.getMessage());
                Thread.sleep(PAUSE_MS);
            }
        }
    }

    private static Move move(String response) {
        if ("ACCEPTED".equals(response)) return Move.ACCEPT;
        if ("DECLINED".equals(response)) return Move.DECLINE;
        throw new IllegalArgumentException("response must be ACCEPTED or DECLINED, got " + response);
    }

    /** A sender that gives no id is told apart by where its record is. */
    private static String eventId(ConsumerRecord<byte[], byte[]> record) {
        Header id = record.headers().lastHeader("ce_id");
        return id == null || id.value() == null
                ? "%s/%d/%d".formatted(record.topic(), record.partition(), record.offset())
                : new String(id.value(), StandardCharsets.UTF_8);
    }

    /** Connection lost, refused or not to be had, server going down or out of resources, serialization: SQL states 08, 57, 53, 40, or none. */
    static boolean isOutage(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && (sql.getSQLState() == null || sql.getSQLState().matches("(08|57|53|40).*")))
                return true;
        }
        return false;
    }
}

package com.meterwise.segmentation.intake;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import com.meterwise.contracts.MeterChanged;

/** A customer's meter: how many there should be tells how complete the readings are. */
@Entity
@Table(name = "meter")
class MeterRow {
    @EmbeddedId
    Key key;
    String status;
    @Column(name = "feeder_id")
    String feederId;
    @Column(name = "valid_from")
    Instant validFrom;
    long epoch;
    long sequence;

    void take(MeterChanged event) {
        key = new Key(event.customerId(), event.meterId());
        status = event.status() == null ? "ACTIVE" : event.status();
        feederId = event.feederId();
        validFrom = event.validFrom();
        epoch = event.epoch();
        sequence = event.sequence();
    }

    @Embeddable
    static class Key implements Serializable {
        private static final long serialVersionUID = 1;

        @Column(name = "customer_id")
        String customerId;
        @Column(name = "meter_id")
        String meterId;

        Key() {}

        Key(String customerId, String meterId) {
            this.customerId = customerId;
            this.meterId = meterId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && customerId.equals(that.customerId) && meterId.equals(that.meterId);
        }

        @Override
        public int hashCode() { return Objects.hash(customerId, meterId); }
    }
}

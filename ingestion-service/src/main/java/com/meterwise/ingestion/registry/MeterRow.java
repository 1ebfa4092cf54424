package com.meterwise.ingestion.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "meter")
class MeterRow extends RegisteredRow {
    @Column(nullable = false)
    String kind;
    @Column(name = "customer_id")
    String customerId;
    @Column(name = "feeder_id")
    String feederId;
    @Column(nullable = false)
    String channels;
    @Column(name = "interval_s")
    Integer intervalSeconds;
    @Column(name = "rated_kva")
    Double ratedKva;
    @Column(nullable = false)
    String status;
}

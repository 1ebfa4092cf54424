package com.meterwise.segmentation.intake;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import com.meterwise.contracts.CustomerChanged;
import com.meterwise.platform.day.Shard;

/** Master data of a customer as segmentation needs it. */
@Entity
@Table(name = "customer")
class CustomerRow {
    @Id
    @Column(name = "customer_id")
    String customerId;
    short bucket;
    String kind;
    String sector;
    String region;
    @Column(name = "voltage_kv")
    Double voltageKv;
    @Column(name = "contracted_kw")
    Double contractedKw;
    @Column(name = "contracted_kva")
    Double contractedKva;
    @Column(name = "critical_supply")
    Boolean criticalSupply;
    @Column(name = "tariff_id")
    String tariffId;
    @Column(name = "annual_revenue")
    BigDecimal annualRevenue;
    @Column(name = "parent_id")
    String parentId;
    long epoch;
    long sequence;

    /** @throws NumberFormatException if the revenue is not a number */
    void take(CustomerChanged event) {
        customerId = event.customerId();
        bucket = (short) Shard.bucketOf(event.customerId());
        kind = event.kind();
        sector = event.sector();
        region = event.region();
        voltageKv = event.voltageKv();
        contractedKw = event.contractedKw();
        contractedKva = event.contractedKva();
        criticalSupply = event.criticalSupply();
        tariffId = event.tariffId();
        annualRevenue = event.annualRevenue() == null ? null : new BigDecimal(event.annualRevenue());
        parentId = event.parentId();
        epoch = event.epoch();
        sequence = event.sequence();
    }
}

package com.meterwise.ingestion.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "contract")
class ContractRow extends RegisteredRow {
    @Column(name = "customer_id", nullable = false)
    String customerId;
}

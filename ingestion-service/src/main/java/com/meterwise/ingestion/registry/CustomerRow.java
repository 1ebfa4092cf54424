package com.meterwise.ingestion.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "customer")
class CustomerRow extends RegisteredRow {
    /** Limits what the customer's meters can have measured. */
    @Column(name = "contracted_kw")
    Double contractedKw;
    /** Group account. */
    @Column(name = "parent_id")
    String parentId;
}

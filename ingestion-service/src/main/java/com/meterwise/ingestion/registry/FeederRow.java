package com.meterwise.ingestion.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "feeder")
class FeederRow extends RegisteredRow {
    @Column(name = "parent_id")
    String parentId;
}

package com.meterwise.ingestion.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "feeder")
class FeederRow extends RegisteredRow {}

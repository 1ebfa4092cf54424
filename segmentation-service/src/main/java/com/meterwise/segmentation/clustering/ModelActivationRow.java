package com.meterwise.segmentation.clustering;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** From which day on a model applies, until the next of these; one put in force for the same day takes its place. */
@Entity(name = "ModelActivation")
@Table(name = "model_activation")
class ModelActivationRow {
    @Id
    @Column(name = "effective_from")
    LocalDate effectiveFrom;
    @Column(name = "model_id")
    String modelId;

    ModelActivationRow() {}

    ModelActivationRow(LocalDate effectiveFrom, String modelId) {
        this.effectiveFrom = effectiveFrom;
        this.modelId = modelId;
    }
}

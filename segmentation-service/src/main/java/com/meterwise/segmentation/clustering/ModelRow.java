package com.meterwise.segmentation.clustering;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A model wanted, trained or failed. */
@Entity
@Table(name = "model")
public class ModelRow {
    public static final String REQUESTED = "REQUESTED";
    public static final String TRAINED = "TRAINED";
    public static final String ACTIVE = "ACTIVE";
    public static final String RETIRED = "RETIRED";
    public static final String FAILED = "FAILED";

    @Id
    @Column(name = "model_id")
    public String modelId;
    public String status;
    @Column(name = "training_day")
    public LocalDate trainingDay;
    @Column(name = "wanted_k")
    public Integer wantedK;
    public long seed;
    String body;
    @Column(name = "effective_from")
    public LocalDate effectiveFrom;
    public String failure;
    public long sequence;
    @Column(name = "drift_day")
    public LocalDate driftDay;
    /** Highest population stability index on that day. */
    public Double drift;

    /** Whether the customers have changed so much that the model should be trained anew. */
    public boolean isRefitProposed() {
        return drift != null && drift > Drift.PROPOSES_REFIT;
    }
}

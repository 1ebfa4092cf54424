package com.meterwise.segmentation.clustering;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The life of models: trained for a closed day, put in force from a day on. */
public final class Models {
    private final ModelTable table;
    private final SegmentTable segments;
    private final Training training;
    private final long seed;

    public Models(ModelTable table, SegmentTable segments, Training training, long seed) {
        this.table = table;
        this.segments = segments;
        this.training = training;
        this.seed = seed;
    }

    public Optional<SegmentModel> inForce(LocalDate day) { return table.inForce(day); }

    /**
     * Keeps how far the customers of a closed day are from those of the model in force.
     *
     * @return the model if it has come to need, or no longer needs, to be trained anew: that is news
     */
    public List<ModelRow> measured(String modelId, LocalDate day, Drift drift, DriftTable drifts) {
        ModelRow row = table.findById(modelId);
        boolean before = row.isRefitProposed();
        drifts.put(modelId, day, drift.indexes());
        row.driftDay = day;
        row.drift = drift.highest();
        if (before == row.isRefitProposed()) return List.of();
        row.sequence++;
        return List.of(row);
    }

    public boolean isFirstMissing() { return !table.hasActivated(); }

    /** An empty sample to train on. */
    public TrainingSample sample(Set<String> keyAccounts) { return training.sample(keyAccounts); }

    /**
     * The first model is in force on the day it is trained for: before it nobody had a segment, so nothing is re-decided.
     *
     * @return empty if too few customers are known yet, or they differ in nothing
     */
    public List<ModelRow> first(TrainingSample sample, LocalDate from, LocalDate day) {
        if (table.hasActivated() || !training.isEnough(sample)) return List.of();
        Training.Basis basis = new Training.Basis(idFor(day), from, day, Optional.empty(), Map.of(), Optional.empty(),
                table.nextSegmentNumber());
        SegmentModel model;
        try {
            model = training.train(sample, basis);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        ModelRow row = table.request(basis.modelId(), day, null, seed);
        table.trained(row, model);
        return activate(row, day);
    }

    /** Trains what was asked for; a failure is an answer, kept with the model. */
    public List<ModelRow> answer(ModelRow request, TrainingSample sample, LocalDate from, Map<String, String> segmentOf) {
        try {
            table.trained(request, training.train(sample, basis(request, from, segmentOf)));
            return List.of(request);
        } catch (IllegalArgumentException e) {
            request.status = ModelRow.FAILED;
            request.failure = e.getMessage();
            return List.of();
        }
    }

    /** @return the models whose state changed */
    public List<ModelRow> activate(ModelRow row, LocalDate effectiveFrom) {
        List<ModelRow> changed = table.activate(row, effectiveFrom);
        segments.define(ModelTable.model(row));
        return changed;
    }

    /** An id for a model trained for a day, by content and count. */
    public String idFor(LocalDate day) {
        return "model-%s-%d".formatted(day, table.count("trainingDay", day) + 1);
    }

    private Training.Basis basis(ModelRow row, LocalDate from, Map<String, String> segmentOf) {
        return new Training.Basis(row.modelId, from, row.trainingDay, table.inForce(row.trainingDay), segmentOf,
                Optional.ofNullable(row.wantedK), table.nextSegmentNumber());
    }
}

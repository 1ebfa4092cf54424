package com.meterwise.segmentation.clustering;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.meterwise.segmentation.features.LoadProfile;

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

    /** Whether there never was a model and there is enough to make one. */
    public boolean isFirstDue(List<LoadProfile> profiles) {
        return !table.hasActivated() && training.isEnough(training.complete(profiles));
    }

    public boolean isFirstMissing() { return !table.hasActivated(); }

    /** The first model is in force on the day it is trained for: before it nobody had a segment, so nothing is re-decided. */
    public List<ModelRow> first(List<LoadProfile> profiles, LocalDate from, LocalDate day) {
        ModelRow row = table.request(idFor(day), day, null, seed);
        table.trained(row, training.train(profiles, basis(row, from, Map.of())));
        return activate(row, day);
    }

    /** Trains what was asked for; a failure is an answer, kept with the model. */
    public List<ModelRow> answer(ModelRow request, List<LoadProfile> profiles, LocalDate from, Map<String, String> segmentOf) {
        try {
            table.trained(request, training.train(profiles, basis(request, from, segmentOf)));
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

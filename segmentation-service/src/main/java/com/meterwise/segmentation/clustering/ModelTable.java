package com.meterwise.segmentation.clustering;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.meterwise.contracts.Json;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;

/** Models and their lives: REQUESTED, TRAINED, ACTIVE, RETIRED; or FAILED. */
@ApplicationScoped
public class ModelTable implements PanacheRepositoryBase<ModelRow, String> {

    /** The model that applies, or did apply, on a day: what is put in force later changes no day before. */
    public Optional<SegmentModel> inForce(LocalDate day) {
        return find("modelId = (select modelId from ModelActivation where effectiveFrom = (select max(effectiveFrom) from ModelActivation "
                + "where effectiveFrom <= ?1))", day).firstResultOptional().map(ModelTable::model);
    }

    /** Whether any model is, was or will be in force. */
    public boolean hasActivated() { return count("effectiveFrom is not null") > 0; }

    /** Number for the next new segment. None is given twice, not even one of a model never activated: an id must not change its meaning. */
    public int nextSegmentNumber() {
        return listAll().stream().filter(ModelTable::isTrained).flatMap(row -> model(row).segments().stream())
                .map(Segment::segmentId).filter(id -> !id.equals(SegmentModel.OUTLIER))
                .mapToInt(id -> Integer.parseInt(id.substring(1))).max().orElse(0) + 1;
    }

    public List<ModelRow> inOrder() { return listAll(Sort.by("trainingDay").and("modelId")); }

    public ModelRow request(String modelId, LocalDate trainingDay, Integer wantedK, long seed) {
        ModelRow row = new ModelRow();
        row.modelId = modelId;
        row.status = ModelRow.REQUESTED;
        row.trainingDay = trainingDay;
        row.wantedK = wantedK;
        row.seed = seed;
        persist(row);
        return row;
    }

    public void trained(ModelRow row, SegmentModel model) {
        row.status = ModelRow.TRAINED;
        row.body = new String(Json.bytes(model), StandardCharsets.UTF_8);
        row.sequence++;
    }

    /** @return the rows whose state this changed: the model itself and the one it replaces */
    public List<ModelRow> activate(ModelRow row, LocalDate effectiveFrom) {
        List<ModelRow> replaced = list("status = ?1 and modelId <> ?2", ModelRow.ACTIVE, row.modelId);
        for (ModelRow old : replaced) {
            old.status = ModelRow.RETIRED;
            old.sequence++;
        }
        row.status = ModelRow.ACTIVE;
        row.effectiveFrom = effectiveFrom;
        row.sequence++;
        getEntityManager().merge(new ModelActivationRow(effectiveFrom, row.modelId));
        flush();
        return java.util.stream.Stream.concat(replaced.stream(), java.util.stream.Stream.of(row)).toList();
    }

    public static SegmentModel model(ModelRow row) { return Json.read(row.body.getBytes(StandardCharsets.UTF_8), SegmentModel.class); }

    public static boolean isTrained(ModelRow row) { return row.body != null; }
}

package com.meterwise.segmentation.clustering;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The segments there are and were. */
@ApplicationScoped
public class SegmentTable implements PanacheRepositoryBase<SegmentRow, String> {

    /** Takes over what a model that comes into force says of its segments. */
    public void define(SegmentModel model) {
        for (Segment segment : model.segments()) {
            SegmentRow row = findById(segment.segmentId());
            if (row == null) {
                row = new SegmentRow();
                row.segmentId = segment.segmentId();
                row.bornModel = model.modelId();
            }
            row.name = segment.name();
            row.description = segment.description();
            row.modelId = model.modelId();
            row.lineage = segment.lineage();
            persist(row);
        }
        for (Lineage lineage : model.lineage()) {
            SegmentRow ended = findById(lineage.segmentId());
            if (ended != null && model.segment(lineage.segmentId()).isEmpty()) ended.lineage = lineage.told(model.modelId());
        }
        flush();
    }

    /** Segments of the model, in order of the ids. */
    public List<SegmentRow> of(SegmentModel model) {
        return list("modelId = ?1 order by segmentId", model.modelId());
    }
}

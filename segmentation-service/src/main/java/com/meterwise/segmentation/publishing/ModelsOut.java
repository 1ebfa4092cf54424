package com.meterwise.segmentation.publishing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.contracts.ModelPublished;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Work;
import com.meterwise.segmentation.clustering.Axis;
import com.meterwise.segmentation.clustering.Level;
import com.meterwise.segmentation.clustering.ModelRow;
import com.meterwise.segmentation.clustering.ModelTable;
import com.meterwise.segmentation.clustering.Segment;
import com.meterwise.segmentation.clustering.SegmentModel;
import com.meterwise.segmentation.clustering.Trial;

/** Announces models as they stand. */
public final class ModelsOut {
    private final MarketTime time;

    public ModelsOut(MarketTime time) { this.time = time; }

    public void send(List<ModelRow> rows, Work work) {
        for (ModelRow row : rows)
            work.send(Topic.MODEL, row.modelId, event(row, ModelTable.model(row), work.epoch()));
    }

    private ModelPublished event(ModelRow row, SegmentModel model, long epoch) {
        SegmentModel.Provenance provenance = model.provenance();
        return new ModelPublished(row.modelId, provenance.algorithm(), provenance.seed(), provenance.k(), row.status,
                model.level(false).space().axes().stream().map(Axis::feature).toList(),
                model.segments().stream().map(s -> segment(s, model)).toList(),
                provenance.from(), provenance.to(), row.effectiveFrom, provenance.customers(), indexes(row, model),
                time.endOf(provenance.to()), epoch, row.sequence);
    }

    /** Centres in the mass market's space, unknown on axes of which too little is known of key accounts; outliers have no one centre. */
    private static ModelPublished.Segment segment(Segment segment, SegmentModel model) {
        double[] centroid = model.level(false).groups().stream().filter(group -> group.segmentId().equals(segment.segmentId())).findFirst()
                .map(Level.Group::centroid).orElseGet(() -> model.level(false).space().place(segment.typical()));
        return new ModelPublished.Segment(segment.segmentId(), segment.name(), segment.description(), segment.size(), centroid);
    }

    private static Map<String, Double> indexes(ModelRow row, SegmentModel model) {
        Trial chosen = model.level(false).chosen();
        Map<String, Double> indexes = new TreeMap<>();
        indexes.put("silhouette", chosen.silhouette());
        indexes.put("calinskiHarabasz", chosen.calinskiHarabasz());
        indexes.put("daviesBouldin", chosen.daviesBouldin());
        indexes.put("squaredError", chosen.squaredError());
        indexes.put("stability", chosen.stability());
        if (row.drift != null) indexes.put("drift", row.drift);
        return indexes;
    }
}

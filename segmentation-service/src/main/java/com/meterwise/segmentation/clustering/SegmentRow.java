package com.meterwise.segmentation.clustering;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A segment as the newest model in force knows it, and the figures of the last closed day. */
@Entity
@Table(name = "segment")
public class SegmentRow {
    @Id
    @Column(name = "segment_id")
    public String segmentId;
    public String name;
    public String description;
    @Column(name = "model_id")
    public String modelId;
    @Column(name = "born_model")
    public String bornModel;
    public String lineage;
    public LocalDate day;
    public String figures;
}

package com.meterwise.ingestion.upload;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "upload")
class UploadRow {
    @Id
    String id;
    String format;
    long accepted;
    long rejected;
    long readings;
    String errors;
    /** Whether the input was read to its end. */
    boolean complete;
    @Column(name = "received_at")
    Instant receivedAt;
}

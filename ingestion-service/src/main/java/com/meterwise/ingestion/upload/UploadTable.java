package com.meterwise.ingestion.upload;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.meterwise.contracts.Json;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** Reports of uploads. */
@ApplicationScoped
public class UploadTable implements PanacheRepositoryBase<UploadRow, String> {
    /** A report as it was kept. */
    public record Kept(UploadReport report, String format, boolean complete, Instant receivedAt) {}

    @Transactional
    public void keep(Kept upload) {
        UploadRow row = new UploadRow();
        row.id = upload.report().uploadId();
        row.format = upload.format();
        row.accepted = upload.report().accepted();
        row.rejected = upload.report().rejected();
        row.readings = upload.report().readings();
        row.errors = new String(Json.bytes(upload.report().errors()), StandardCharsets.UTF_8);
        row.complete = upload.complete();
        row.receivedAt = upload.receivedAt();
        persist(row);
    }

    public Optional<Kept> kept(String id) {
        return findByIdOptional(id).map(row -> new Kept(new UploadReport(row.id, row.accepted, row.rejected, row.readings,
                List.of(Json.read(row.errors.getBytes(StandardCharsets.UTF_8), UploadReport.LineError[].class))), row.format, row.complete,
                row.receivedAt));
    }
}

package com.meterwise.ingestion.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

import com.meterwise.ingestion.Ingestion;
import com.meterwise.ingestion.Limits;
import com.meterwise.ingestion.intake.Body;
import com.meterwise.ingestion.intake.ReadingsFormat;
import com.meterwise.ingestion.intake.UnreadableException;
import com.meterwise.ingestion.upload.Gate;
import com.meterwise.ingestion.upload.LogAwayException;
import com.meterwise.ingestion.upload.Quota;
import com.meterwise.ingestion.upload.Registrar;
import com.meterwise.ingestion.upload.RunningUploads;
import com.meterwise.ingestion.upload.Upload;
import com.meterwise.ingestion.upload.UploadReport;
import com.meterwise.ingestion.upload.UploadTable;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.work.TransactionFailed;

/** A request with readings in whatever format: let in or turned away, read, kept, reported. */
final class Receiving {
    private static final int RETRY_AFTER_SECONDS = 5;

    private final Ingestion ingestion;
    private final UploadTable uploads;
    private final RunningUploads running;
    private final Gate gate;
    private final Limits limits;

    Receiving(Ingestion ingestion, UploadTable uploads, RunningUploads running, Gate gate, Limits limits) {
        this.ingestion = ingestion;
        this.uploads = uploads;
        this.running = running;
        this.gate = gate;
        this.limits = limits;
    }

    /** An answer and what is left to the client. */
    record Received(UploadReport report, Quota.Standing quota) {}

    /**
     * @param client   whose quota counts
     * @param uploadId that the client has given it, so as to ask for it while it runs; null for one of ours
     */
    Received receive(String client, String uploadId, ReadingsFormat format, InputStream body, String encoding, Registrar registrar) {
        Quota.Standing quota = gate.ask(client);
        if (!quota.allowed()) {
            throw new Problem(429, "quota", "Too many requests", "%d uploads in %d s are used up".formatted(quota.limit(), quota
                    .windowSeconds()), Map.of("retryAfterSeconds", (int) quota.seconds()));
        }
        try (Gate.Place place = gate.enter().orElseThrow(
                () -> Problem.unavailable("busy", "all places for uploads are taken; nothing of this one was read", 1))) {
            RunningUploads.Running upload = new RunningUploads.Running(ingestion.upload(Optional.ofNullable(uploadId), registrar),
                    format.getClass().getSimpleName(), ingestion.now());
            if (uploadId != null && uploads.kept(uploadId).isPresent() || !running.begin(upload))
                throw Problem.conflict("upload-known", "there is an upload of the id " + uploadId);
            try {
                return new Received(read(upload.upload(), format, body, encoding, place), quota);
            } finally {
                running.end(upload);
            }
        }
    }

    private UploadReport read(Upload upload, ReadingsFormat format, InputStream body, String encoding, Gate.Place place) {
        try {
            upload.read(format, Body.of(body, encoding, limits.inflatedBytes()));
        } catch (LogAwayException | TransactionFailed e) {
            place.close();
            throw Problem.unavailable("not-kept", "nothing is lost that was answered 202; send this again", RETRY_AFTER_SECONDS);
        } catch (UnreadableException e) {
            throw broken(upload, format, "unreadable", e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            throw broken(upload, format, "broken-off", "the body broke off: " + e.getMessage());
        }
        UploadReport report = upload.report();
        keep(upload, report, format, true);
        return report;
    }

    /** What was accepted before the body turned bad stays accepted, and the answer says so. */
    private Problem broken(Upload upload, ReadingsFormat format, String type, String detail) {
        UploadReport report = upload.report();
        keep(upload, report, format, false);
        return new Problem(400, type, "The body could not be read to its end", detail, Map.of("uploadId", report.uploadId(), "accepted",
                report.accepted(), "rejected", report.rejected(), "readings", report.readings(), "errors", report.errors()));
    }

    private void keep(Upload upload, UploadReport report, ReadingsFormat format, boolean complete) {
        uploads.keep(new UploadTable.Kept(report, format.getClass().getSimpleName(), complete, ingestion.now()), upload.errors());
    }
}

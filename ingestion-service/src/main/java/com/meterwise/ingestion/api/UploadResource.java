package com.meterwise.ingestion.api;

import java.time.Instant;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.ingestion.meterday.StreamCount;
import com.meterwise.ingestion.meterday.UploadStreamTable;
import com.meterwise.ingestion.upload.UploadReport;
import com.meterwise.ingestion.upload.UploadTable;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** What became of uploads. */
@Path("/v1/uploads")
public class UploadResource {
    private final UploadTable uploads;
    private final Transactions transactions;

    UploadResource(UploadTable uploads, Transactions transactions) {
        this.uploads = uploads;
        this.transactions = transactions;
    }

    /** @param stream what the stream has made of it so far */
    public record Standing(String uploadId, String format, boolean complete, Instant receivedAt, long accepted, long rejected,
            long readings, List<UploadReport.LineError> errors, StreamCount stream) {}

    @GET
    @Path("/{uploadId}")
    @RolesAllowed({ Roles.INGEST, Roles.VIEWER })
    @Operation(summary = "The report of an upload, and what the stream found in it")
    public Standing upload(@PathParam("uploadId") String uploadId) {
        UploadTable.Kept kept = uploads.kept(uploadId).orElseThrow(() -> Problem.notFound("upload", uploadId));
        StreamCount stream = transactions.call(work -> UploadStreamTable.of(work.connection(), uploadId));
        UploadReport report = kept.report();
        return new Standing(uploadId, kept.format(), kept.complete(), kept.receivedAt(), report.accepted(), report.rejected(),
                report.readings(), report.errors(), stream);
    }

    @GET
    @Path("/{uploadId}/errors")
    @Produces("text/csv")
    @RolesAllowed({ Roles.INGEST, Roles.OPERATOR, Roles.VIEWER })
    @Operation(summary = "What was refused of an upload as CSV, line by line: the first ten thousand, for a month")
    public Response errors(@PathParam("uploadId") String uploadId) {
        String csv = uploads.errors(uploadId).orElseThrow(() -> Problem.notFound("upload", uploadId));
        return Response.ok(csv).header("Content-Disposition", "attachment; filename=\"errors-%s.csv\"".formatted(safe(uploadId))).build();
    }

    private static String safe(String uploadId) { return uploadId.replaceAll("[^A-Za-z0-9-]", ""); }
}

package com.meterwise.ingestion.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.ingestion.meterday.StreamCount;
import com.meterwise.ingestion.meterday.UploadStreamTable;
import com.meterwise.ingestion.upload.RunningUploads;
import com.meterwise.ingestion.upload.UploadReport;
import com.meterwise.ingestion.upload.UploadTable;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** What became of uploads. */
@Path("/v1/uploads")
public class UploadResource {
    private final UploadTable uploads;
    private final RunningUploads running;
    private final Transactions transactions;

    UploadResource(UploadTable uploads, RunningUploads running, Transactions transactions) {
        this.uploads = uploads;
        this.running = running;
        this.transactions = transactions;
    }

    /** How far an upload is. */
    public enum State {
        RUNNING, READ, BROKEN_OFF
    }

    /**
     * @param complete whether it was read to its end
     * @param stream   what the stream has made of it so far
     */
    public record Standing(String uploadId, State state, String format, boolean complete, Instant receivedAt, long accepted, long rejected,
            long readings, List<UploadReport.LineError> errors, StreamCount stream) {}

    @GET
    @RolesAllowed({ Roles.INGEST, Roles.OPERATOR, Roles.VIEWER })
    @Operation(summary = "Uploads: those this replica is reading, the longest-running first, then the latest that were read, up to limit of them")
    public Page<Standing> list(@QueryParam("limit") Integer limit) {
        int size = Page.limit(limit);
        List<RunningUploads.Running> now = running.list().stream().limit(size).toList();
        List<UploadTable.Kept> before = uploads.latest(size - now.size());
        List<String> ids = Stream
                .concat(now.stream().map(RunningUploads.Running::id), before.stream().map(kept -> kept.report().uploadId()))
                .toList();
        Map<String, StreamCount> streams = transactions.call(work -> UploadStreamTable.of(work.connection(), ids));
        List<Standing> shown = new ArrayList<>();
        now.forEach(upload -> shown.add(standing(upload, streams.get(upload.id()))));
        before.forEach(kept -> shown.add(standing(kept, streams.get(kept.report().uploadId()))));
        return new Page<>(shown, null);
    }

    @GET
    @Path("/{uploadId}")
    @RolesAllowed({ Roles.INGEST, Roles.OPERATOR, Roles.VIEWER })
    @Operation(summary = "The report of an upload, also while it is being read, and what the stream found in it")
    public Standing upload(@PathParam("uploadId") String uploadId) {
        StreamCount stream = transactions.call(work -> UploadStreamTable.of(work.connection(), uploadId));
        return running.find(uploadId).map(upload -> standing(upload, stream))
                .or(() -> uploads.kept(uploadId).map(kept -> standing(kept, stream)))
                .orElseThrow(() -> Problem.notFound("upload", uploadId));
    }

    private static Standing standing(RunningUploads.Running upload, StreamCount stream) {
        return standing(upload.upload().report(), State.RUNNING, upload.format(), upload.since(), stream);
    }

    private static Standing standing(UploadTable.Kept kept, StreamCount stream) {
        return standing(kept.report(), kept.complete() ? State.READ : State.BROKEN_OFF, kept.format(), kept.receivedAt(), stream);
    }

    private static Standing standing(UploadReport report, State state, String format, Instant at, StreamCount stream) {
        return new Standing(report.uploadId(), state, format, state == State.READ, at, report.accepted(), report.rejected(),
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

package com.meterwise.segmentation.api;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import com.meterwise.platform.PlatformConfig;
import com.meterwise.platform.http.Idempotent;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;
import com.meterwise.segmentation.clustering.Comparison;
import com.meterwise.segmentation.clustering.DriftTable;
import com.meterwise.segmentation.clustering.Lineage;
import com.meterwise.segmentation.clustering.ModelRow;
import com.meterwise.segmentation.clustering.ModelTable;
import com.meterwise.segmentation.clustering.Models;
import com.meterwise.segmentation.clustering.Segment;
import com.meterwise.segmentation.clustering.SegmentModel;
import com.meterwise.segmentation.clustering.Trial;
import com.meterwise.segmentation.features.LoadProfileTable;
import com.meterwise.segmentation.intake.Sql;
import com.meterwise.segmentation.publishing.Announcements;
import com.meterwise.segmentation.screening.StandingTable;

/** Models: trained on request, put in force by a person. */
@Path("/v1/models")
class ModelsResource {
    private static final int MOST_COMPARED = 20_000;
    /** Lock held while a model gets its id. */
    private static final long REQUESTS = 1_117;

    private final Transactions transactions;
    private final ModelTable table;
    private final Models models;
    private final Announcements announcements;
    private final PlatformConfig platform;

    ModelsResource(Transactions transactions, ModelTable table, Models models, Announcements announcements, PlatformConfig platform) {
        this.transactions = transactions;
        this.table = table;
        this.models = models;
        this.announcements = announcements;
        this.platform = platform;
    }

    /** @param k number of groups; chosen by indexes if not said */
    public record Wanted(@Min(2) @Max(100) Integer k) {}

    /**
     * @param failure       why there is no model, if training failed
     * @param drift         highest population stability index of a feature on the drift day, since training
     * @param refitProposed whether that is so high that the model should be trained anew
     * @param lineage       what became of the segments of the model before
     */
    public record ModelView(String modelId, String status, LocalDate trainingDay, Integer wantedK, LocalDate effectiveFrom, String failure,
            SegmentModel.Provenance provenance, List<Segment> segments, LocalDate driftDay, Double drift, boolean refitProposed,
            List<Lineage> lineage, List<Trial> keyAccountTrials) {}

    @POST
    @Idempotent
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Trains a model on the last closed day; ask GET /v1/models/{id} how it went")
    @APIResponse(responseCode = "202", description = "Training is queued")
    public Response train(@Valid Wanted wanted) {
        Integer k = wanted == null ? null : wanted.k();
        ModelView view = transactions.call(work -> {
            // ids count a day's models: two requests at once would both be the next
            new Sql(work.connection()).list("select pg_advisory_xact_lock(?)", row -> true, REQUESTS);
            LocalDate day = lastDay(work, "state = 'DONE'");
            return view(table.request(models.idFor(day), day, k, platform.seed()));
        });
        return Response.accepted(view).location(URI.create("/v1/models/" + view.modelId())).build();
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Models, oldest first, with every number of groups tried")
    public Page<ModelView> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        return transactions.call(work -> {
            List<ModelRow> rows = table.find("modelId > ?1 order by modelId", Ids.after(cursor)).page(0, most + 1).list();
            return Page.of(rows.stream().map(ModelsResource::view).toList(), most, ModelView::modelId);
        });
    }

    @GET
    @Path("/{modelId}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "One model")
    public ModelView one(@PathParam("modelId") @Pattern(regexp = Ids.PATTERN) String modelId) {
        return transactions.call(work -> view(found(modelId)));
    }

    @GET
    @Path("/{modelId}/drift")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Population stability index of each feature on the newest closed day; above 0.25 the model should be trained anew")
    public Map<String, Double> drift(@PathParam("modelId") @Pattern(regexp = Ids.PATTERN) String modelId) {
        return transactions.call(work -> {
            found(modelId);
            return new DriftTable(work.connection()).newest(modelId);
        });
    }

    /** On the profiles of the newest day; of many customers, those that come first by id. */
    @GET
    @Path("/{modelId}/compare/{other}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Where two models put the same customers")
    public Comparison compare(@PathParam("modelId") @Pattern(regexp = Ids.PATTERN) String modelId,
            @PathParam("other") @Pattern(regexp = Ids.PATTERN) String other) {
        return transactions.call(work -> {
            Comparison.Counting counting = new Comparison.Counting(trained(modelId), trained(other));
            LoadProfileTable profiles = new LoadProfileTable(work.connection());
            Set<String> keyAccounts = new StandingTable(work.connection()).keyAccounts();
            profiles.newestDay().ifPresent(day -> profiles.page(day, "", MOST_COMPARED)
                    .forEach(profile -> counting.add(profile, keyAccounts.contains(profile.customerId()))));
            return counting.result();
        });
    }

    /** In force from the day after the last one begun: a day under way keeps its model. */
    @POST
    @Path("/{modelId}/activate")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Puts a trained model in force from the next market day; a retired one comes back the same way")
    public ModelView activate(@PathParam("modelId") @Pattern(regexp = Ids.PATTERN) String modelId) {
        return transactions.call(work -> {
            ModelRow row = found(modelId);
            if (row.status.equals(ModelRow.ACTIVE)) return view(row);
            if (!ModelTable.isTrained(row))
                throw Problem.conflict("model-not-trained", "model %s is %s".formatted(modelId, row.status));
            announcements.models(models.activate(row, lastDay(work, "true").plusDays(1)), work);
            return view(row);
        });
    }

    private SegmentModel trained(String modelId) {
        ModelRow row = found(modelId);
        if (!ModelTable.isTrained(row)) throw Problem.conflict("model-not-trained", "model %s is %s".formatted(modelId, row.status));
        return ModelTable.model(row);
    }

    private ModelRow found(String modelId) { return table.findByIdOptional(modelId).orElseThrow(() -> Problem.notFound("model", modelId)); }

    private static LocalDate lastDay(Work work, String condition) {
        return new Sql(work.connection()).list("select max(day) from day_run where %s having max(day) is not null".formatted(condition),
                row -> row.getObject(1, LocalDate.class)).stream().findFirst()
                .orElseThrow(() -> Problem.conflict("no-closed-day", "no market day has closed yet"));
    }

    private static ModelView view(ModelRow row) {
        SegmentModel model = ModelTable.isTrained(row) ? ModelTable.model(row) : null;
        return new ModelView(row.modelId, row.status, row.trainingDay, row.wantedK, row.effectiveFrom, row.failure,
                model == null ? null : model.provenance(), model == null ? List.of() : model.segments(), row.driftDay, row.drift,
                row.isRefitProposed(), model == null ? List.of() : model.lineage(),
                model == null || model.levels().size() < 2 ? List.of() : model.levels().get(1).trials());
    }
}

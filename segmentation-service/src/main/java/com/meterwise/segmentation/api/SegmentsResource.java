package com.meterwise.segmentation.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;
import com.meterwise.segmentation.clustering.Level;
import com.meterwise.segmentation.clustering.ModelTable;
import com.meterwise.segmentation.clustering.Rule;
import com.meterwise.segmentation.clustering.Segment;
import com.meterwise.segmentation.clustering.SegmentModel;
import com.meterwise.segmentation.clustering.SegmentRow;
import com.meterwise.segmentation.clustering.SegmentTable;
import com.meterwise.segmentation.clustering.ServiceNeed;
import com.meterwise.segmentation.intake.Sql;
import com.meterwise.segmentation.membership.Membership;
import com.meterwise.segmentation.membership.MembershipTable;
import com.meterwise.segmentation.publishing.SegmentFigures;

/** Segments, as the last closed day left them. */
@Path("/v1/segments")
class SegmentsResource {
    private final Transactions transactions;
    private final SegmentTable segments;
    private final ModelTable models;

    SegmentsResource(Transactions transactions, SegmentTable segments, ModelTable models) {
        this.transactions = transactions;
        this.segments = segments;
        this.models = models;
    }

    /**
     * @param centroid   feature to value at the centre, in the feature's unit; null for the outliers, which have no one centre
     * @param silhouette how well it is told apart, in training
     * @param stability  bootstrap Jaccard index
     * @param needs      how service requirements differ from the others'
     * @param rule       who belongs to it, with its fidelity
     * @param day        closed day of the figures; null while nobody is in the segment
     */
    public record SegmentView(String segmentId, String name, String description, LocalDate day, SegmentFigures figures,
            Map<String, Double> centroid, List<String> services, Double silhouette, String lineage, String modelId, String bornModel,
            Level.Name level, Double stability, List<ServiceNeed> needs, Rule rule) {}

    /** @param margin (d_old - d_new) / d_old when it came */
    public record Member(String customerId, LocalDate since, double margin) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Segments with size, shares of energy and revenue, typical days and what they need")
    public Page<SegmentView> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        return transactions.call(work -> {
            List<SegmentRow> rows = segments.find("segmentId > ?1 order by segmentId", Ids.after(cursor)).page(0, most + 1).list();
            return Page.of(rows.stream().map(this::view).toList(), most, SegmentView::segmentId);
        });
    }

    @GET
    @Path("/average")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Typical weekday and weekend of the average customer, to hold a segment's against")
    public SegmentFigures.Average average() {
        return transactions.call(work -> SegmentFigures.averageOf(segments.list("figures is not null").stream()
                .map(row -> Sql.fromJson(row.figures, SegmentFigures.class)).toList()));
    }

    @GET
    @Path("/{segmentId}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "One segment")
    public SegmentView one(@PathParam("segmentId") @Pattern(regexp = Ids.PATTERN) String segmentId) {
        return transactions.call(work -> segments.findByIdOptional(segmentId).map(this::view)
                .orElseThrow(() -> Problem.notFound("segment", segmentId)));
    }

    @GET
    @Path("/{segmentId}/customers")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "A segment's customers")
    public Page<Member> customers(@PathParam("segmentId") @Pattern(regexp = Ids.PATTERN) String segmentId,
            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        return transactions.call(work -> {
            if (segments.findByIdOptional(segmentId).isEmpty()) throw Problem.notFound("segment", segmentId);
            List<Membership> page = new MembershipTable(work.connection()).page(segmentId, Ids.after(cursor), most + 1);
            return Page.of(page.stream().map(member -> new Member(member.customerId(), member.since(), member.margin())).toList(), most,
                    Member::customerId);
        });
    }

    private SegmentView view(SegmentRow row) {
        SegmentFigures figures = row.figures == null ? null : Sql.fromJson(row.figures, SegmentFigures.class);
        Optional<SegmentModel> model = models.findByIdOptional(row.modelId).map(ModelTable::model);
        Optional<Segment> trained = model.flatMap(known -> known.segment(row.segmentId));
        return new SegmentView(row.segmentId, row.name, row.description, row.day, figures,
                model.flatMap(known -> centroid(known, row.segmentId)).orElse(null),
                trained.map(Segment::services).orElse(List.of()), trained.map(Segment::silhouette).orElse(null),
                row.lineage, row.modelId, row.bornModel, trained.map(Segment::level).orElse(null),
                trained.map(Segment::stability).orElse(null),
                trained.map(Segment::needs).orElse(List.of()), trained.map(Segment::rule).orElse(null));
    }

    private static Optional<Map<String, Double>> centroid(SegmentModel model, String segmentId) {
        if (segmentId.equals(SegmentModel.OUTLIER)) return Optional.empty();
        return model.levelOf(segmentId).map(level -> new TreeMap<>(level.space().valuesAt(
                level.groups().stream().filter(group -> group.segmentId().equals(segmentId)).findFirst().orElseThrow().centroid())));
    }
}

package com.meterwise.segmentation.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.platform.http.Page;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;
import com.meterwise.segmentation.clustering.Models;
import com.meterwise.segmentation.clustering.Plane;
import com.meterwise.segmentation.clustering.SegmentModel;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.features.LoadProfileTable;
import com.meterwise.segmentation.live.LiveMembers;
import com.meterwise.segmentation.membership.Membership;
import com.meterwise.segmentation.screening.StandingTable;

/** Customers as points, so that a person sees what the segments cut apart. */
@Path("/v1/segments/map")
class SegmentMapResource {
    private final Transactions transactions;
    private final Models models;

    SegmentMapResource(Transactions transactions, Models models) {
        this.transactions = transactions;
        this.models = models;
    }

    /** @param segment and tier null where not yet known */
    public record Spot(String customerId, double x, double y, String segment, String tier) {}

    /**
     * @param share    of the variance among these customers
     * @param loadings feature to its part of the direction, -1 to 1
     */
    public record Direction(double share, SortedMap<String, Double> loadings) {}

    /**
     * @param day   closed day of the features; null, like the directions, while there is no model
     * @param items customers drawn evenly, the same ones each time
     */
    public record SegmentMap(LocalDate day, String modelId, Direction x, Direction y, List<Spot> items) {
        static final SegmentMap EMPTY = new SegmentMap(null, null, null, null, List.of());
    }

    /** Key accounts are shown among all others, in the space of the mass market. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "An even sample of customers on the two principal components of the model's features")
    public SegmentMap map(@QueryParam("limit") Integer limit) {
        int most = Page.limit(limit);
        return transactions.call(work -> {
            Optional<LocalDate> day = new LoadProfileTable(work.connection()).newestDay();
            Optional<SegmentModel> model = day.flatMap(models::inForce);
            return model.isEmpty() ? SegmentMap.EMPTY : drawn(day.get(), model.get(), most, work);
        });
    }

    private static SegmentMap drawn(LocalDate day, SegmentModel model, int most, Work work) {
        List<LoadProfile> profiles = new LoadProfileTable(work.connection()).drawn(day, Math.max(2, most)).stream()
                .filter(LoadProfile::canBeSegmented).toList();
        if (profiles.size() < 2) return SegmentMap.EMPTY;
        Plane plane = Plane.of(model.level(false).space(), profiles.stream().map(LoadProfile::features).toList());
        List<String> ids = profiles.stream().map(LoadProfile::customerId).toList();
        Map<String, Membership> members = LiveMembers.now(ids, work.connection());
        Map<String, String> tiers = new StandingTable(work.connection()).tiers(ids);
        return new SegmentMap(day, model.modelId(), direction(plane, plane.across()), direction(plane, plane.up()),
                profiles.stream().limit(most).map(profile -> spot(profile, plane, members.get(profile.customerId()), tiers)).toList());
    }

    private static Spot spot(LoadProfile profile, Plane plane, Membership member, Map<String, String> tiers) {
        double[] at = plane.place(profile.features());
        return new Spot(profile.customerId(), at[0], at[1], member == null ? null : member.segmentId(), tiers.get(profile.customerId()));
    }

    private static Direction direction(Plane plane, Plane.Component component) {
        return new Direction(component.share(), plane.loadings(component));
    }
}

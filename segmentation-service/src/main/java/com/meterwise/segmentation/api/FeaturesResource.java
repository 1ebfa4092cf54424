package com.meterwise.segmentation.api;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.platform.http.Page;
import com.meterwise.platform.security.Roles;
import com.meterwise.segmentation.features.Feature;
import com.meterwise.segmentation.features.Features;

/** What each feature means. */
@Path("/v1/features")
class FeaturesResource {
    private final Features features;

    FeaturesResource(Features features) { this.features = features; }

    /**
     * @param group     what it tells about; NOTE is shown and not clustered
     * @param leastDays usable days without which it is absent
     * @param refresh   LIVE: with each block; DAILY: when the market day closes
     */
    public record Definition(String name, String unit, Feature.Group group, String formula, String source, int leastDays,
            Feature.Refresh refresh) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "The catalogue of features: unit, formula, source, least data, and when each is brought up to date")
    public Page<Definition> list() {
        List<Definition> all = features.all().stream().map(feature -> new Definition(feature.name(), feature.unit(), feature.group(),
                feature.formula(), feature.source(), feature.leastDays(), feature.refresh())).toList();
        return new Page<>(all, null);
    }
}

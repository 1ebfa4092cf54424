package com.meterwise.segmentation.api;

import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.platform.http.Page;
import com.meterwise.platform.security.Roles;
import com.meterwise.segmentation.features.Feature;
import com.meterwise.segmentation.features.Features;
import com.meterwise.segmentation.screening.Circumstance;

/** What each feature means. */
@Path("/v1/features")
class FeaturesResource {
    private final Features features;

    FeaturesResource(Features features) { this.features = features; }

    /**
     * @param group     what it tells about; NOTE is shown and not clustered
     * @param leastDays usable days without which it is absent
     * @param refresh   LIVE: with each block; DAILY: when the market day closes; ASKED: put together when a customer's page or a rule asks,
     *                  under {@code circumstances} and not among the profile's features
     */
    public record Definition(String name, String unit, Feature.Group group, String formula, String source, int leastDays,
            Refresh refresh) {}

    /** When a value is brought up to date. */
    public enum Refresh {
        LIVE, DAILY, ASKED
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "The catalogue of features: unit, formula, source, least data, and when each is brought up to date")
    public Page<Definition> list() {
        Stream<Definition> profile = features.all().stream().map(feature -> new Definition(feature.name(), feature.unit(), feature.group(),
                feature.formula(), feature.source(), feature.leastDays(), Refresh.valueOf(feature.refresh().name())));
        Stream<Definition> asked = Circumstance.ALL.stream().map(one -> new Definition(one.name(), one.unit(), Feature.Group.NOTE,
                one.formula(), one.source(), 0, Refresh.ASKED));
        return new Page<>(Stream.concat(profile, asked).toList(), null);
    }
}

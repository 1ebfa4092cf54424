package com.meterwise.ingestion.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.ingestion.erasure.Erasing;
import com.meterwise.ingestion.erasure.ErasureState;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;

/** How far erasures are. */
@Path("/v1/erasures")
public class ErasureResource {
    private final Erasing erasing;

    ErasureResource(Erasing erasing) { this.erasing = erasing; }

    @GET
    @Path("/{erasureId}")
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Which services have forgotten the customer")
    public ErasureState find(@PathParam("erasureId") String erasureId) {
        return erasing.find(erasureId).orElseThrow(() -> Problem.notFound("erasure", erasureId));
    }
}

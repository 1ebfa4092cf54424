package com.meterwise.ingestion.api;

import java.io.InputStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.ingestion.Limits;
import com.meterwise.ingestion.marketdata.CompetitorPackage;
import com.meterwise.ingestion.marketdata.CompetitorPrices;
import com.meterwise.ingestion.registry.BulkReport;
import com.meterwise.platform.http.Idempotent;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.security.Roles;

/** What competitors sell, and for how much. */
@Path("/v1/competitor-packages")
public class CompetitorPackageResource {
    private final CompetitorPrices prices;
    private final Bulk<CompetitorPackage> bulk;

    CompetitorPackageResource(CompetitorPrices prices, Limits limits) {
        this.prices = prices;
        bulk = new Bulk<>(CompetitorPackage.class, prices::keep, limits.inflatedBytes());
    }

    @POST
    @Idempotent
    @Consumes({ "application/json", "application/x-ndjson", "text/csv" })
    @RolesAllowed({ Roles.INGEST, Roles.OPERATOR })
    @Operation(summary = "One or many packages (CSV: parts.energy, parts.grid, …); the retailer's cheapest price is told as an indicator")
    public BulkReport post(InputStream body, @HeaderParam("Content-Type") String type, @HeaderParam("Content-Encoding") String encoding) {
        return bulk.load(body, type, encoding);
    }

    @GET
    @RolesAllowed({ Roles.INGEST, Roles.VIEWER })
    @Operation(summary = "Packages by id, all or a retailer's; the cursor is the last id seen")
    public Page<CompetitorPackage> list(@QueryParam("retailer") String retailer, @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int size = Page.limit(limit);
        return Page.of(prices.list(retailer, cursor, size + 1), size, CompetitorPackage::packageId);
    }
}

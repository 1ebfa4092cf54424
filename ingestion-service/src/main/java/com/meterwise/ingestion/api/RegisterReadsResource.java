package com.meterwise.ingestion.api;

import java.io.InputStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.ingestion.Ingestion;
import com.meterwise.ingestion.Limits;
import com.meterwise.ingestion.intake.RegisterReadsJson;
import com.meterwise.ingestion.upload.Gate;
import com.meterwise.ingestion.upload.Registrar;
import com.meterwise.ingestion.upload.RunningUploads;
import com.meterwise.ingestion.upload.UploadTable;
import com.meterwise.platform.security.Roles;

/** What the dials of cumulative registers showed. */
@Path("/v1/register-reads")
public class RegisterReadsResource {
    private final Receiving receiving;

    RegisterReadsResource(Ingestion ingestion, UploadTable uploads, RunningUploads running, Gate gate, Limits limits) {
        this.receiving = new Receiving(ingestion, uploads, running, gate, limits);
    }

    @POST
    @Consumes({ "application/json", "application/x-ndjson" })
    @RolesAllowed({ Roles.INGEST, Roles.OPERATOR })
    @Operation(summary = "Takes reads of cumulative registers: {meterId, channel, at, reading}; reads an interval apart become a slot")
    public Response post(InputStream body, @HeaderParam("Content-Encoding") String encoding, @Context SecurityContext caller) {
        return ReadingsResource.answer(receiving.receive(caller.getUserPrincipal().getName(), null, new RegisterReadsJson(), body, encoding,
                Registrar.NONE));
    }
}

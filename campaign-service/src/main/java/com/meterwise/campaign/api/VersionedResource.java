package com.meterwise.campaign.api;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;

import com.meterwise.campaign.catalogue.Definition;

/** How a definition is answered: with its version as ETag. */
final class VersionedResource {
    private VersionedResource() {}

    static Response read(Definition<?> definition) { return tagged(Response.ok(definition), definition); }

    /** 201 for a first version. */
    static Response written(Definition<?> definition) {
        return tagged(Response.status(definition.version() == 1 ? 201 : 200).entity(definition), definition);
    }

    private static Response tagged(Response.ResponseBuilder response, Definition<?> definition) {
        return response.tag(new EntityTag("" + definition.version())).build();
    }
}

package com.meterwise.console.edge;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.meterwise.console.pages.CampaignEditor;
import com.meterwise.console.pages.CampaignEditor.Checked;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.services.Refused;
import com.meterwise.console.services.Role;
import com.meterwise.console.services.ServiceDown;

/** Tells a person who writes a condition, while they write, whether it can be read. */
@Path("/checks/condition")
class CheckResource {
    private final Caller caller;

    CheckResource(Caller caller) { this.caller = caller; }

    /** @param field the form's field that holds the condition */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response check(@QueryParam("field") String field, @Context UriInfo uri) {
        if (!caller.may(Role.OPERATOR)) return Response.status(403).build();
        Ask ask = caller.ask(Addresses.parameters(uri.getQueryParameters()));
        Checked checked;
        try {
            checked = CampaignEditor.check(ask.parameter(field == null ? "" : field), ask);
        } catch (ServiceDown e) {
            checked = new Checked(true, ask.say("The %s service does not answer. Everything else goes on working.", e.service().id()));
        } catch (Refused e) {
            checked = new Checked(false, e.getMessage());
        }
        return PageResource.html(200, new Views.checked(checked.valid(), checked.sentence()).render());
    }
}

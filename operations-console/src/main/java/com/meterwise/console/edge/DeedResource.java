package com.meterwise.console.edge;

import java.util.Map;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.meterwise.console.pages.Areas;
import com.meterwise.console.panel.Area.Deed;
import com.meterwise.console.panel.Area.Done;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Shown;
import com.meterwise.console.services.Refused;
import com.meterwise.console.services.ServiceDown;

/** What a person does; the answer is a sentence, and the page's panels are told to look again. */
@Path("/deeds/{area}/{deed}")
class DeedResource {
    private final Areas areas;
    private final Caller caller;

    DeedResource(Areas areas, Caller caller) {
        this.areas = areas;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    public Response act(@PathParam("area") String area, @PathParam("deed") String name, @Context UriInfo uri,
            MultivaluedMap<String, String> form) {
        Deed deed = areas.find(area).flatMap(found -> found.deed(name)).orElse(null);
        if (deed == null) return Response.status(404).build();
        if (!caller.may(deed.role())) return Response.status(403).build();
        Map<String, String> parameters = Addresses.parameters(form);
        parameters.putAll(Addresses.parameters(uri.getQueryParameters()));
        Ask ask = caller.ask(parameters);
        try {
            Done done = deed.work().on(ask);
            Response answer = said(done.sentence(), "success", done.content() == null ? null : Shown.said(done.content(), ask));
            Response.ResponseBuilder builder = Response.fromResponse(answer).header("HX-Trigger", "acted");
            return (done.lead().isEmpty() ? builder : builder.header("HX-Redirect", done.lead())).build();
        } catch (ServiceDown e) {
            return said(ask.say("The %s service does not answer. Nothing may have happened; look before you repeat it.", e.service().id()),
                    "danger", null);
        } catch (Refused e) {
            return said(e.title() + ": " + e.getMessage(), "danger", null);
        }
    }

    private Response said(String sentence, String tone, Shown shown) {
        return PageResource.html(200, new Views.said(Frame.ofNobody(caller.prefs()), sentence, tone, shown).render());
    }
}

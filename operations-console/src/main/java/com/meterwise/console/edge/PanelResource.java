package com.meterwise.console.edge;

import java.time.Duration;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.meterwise.console.pages.Areas;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Panel;
import com.meterwise.console.panel.Shown;
import com.meterwise.console.services.Refused;
import com.meterwise.console.services.ServiceDown;

/** A page's panels, each as a fragment and, with a table, as a file. */
@Path("/")
class PanelResource {
    private final Areas areas;
    private final Caller caller;

    PanelResource(Areas areas, Caller caller) {
        this.areas = areas;
        this.caller = caller;
    }

    @GET
    @Path("panels/{area}/{panel}")
    @Produces(MediaType.TEXT_HTML)
    public Response panel(@PathParam("area") String area, @PathParam("panel") String name, @Context UriInfo uri,
            @HeaderParam("HX-Current-URL") String page) {
        Panel panel = areas.find(area).flatMap(found -> found.panel(name)).orElse(null);
        if (panel == null) return Response.status(404).build();
        if (!caller.may(panel.role())) return Response.status(403).build();
        Map<String, String> own = Addresses.parameters(uri.getQueryParameters());
        Map<String, String> parameters = Addresses.together(page, own);
        String id = own.containsKey("id") ? "?id=" + Ask.encoded(own.get("id")) : "";
        Ask ask = caller.ask(parameters);
        Shown shown = Shown.of(panel, "/panels/" + area + "/" + name + id, "/exports/" + area + "/" + name + "?" + query(parameters), ask);
        Response answer = PageResource.html(200, new Views.panel(Frame.ofNobody(caller.prefs()), shown).render());
        // what a person chose in a panel becomes part of the page's address
        boolean chose = page != null && own.keySet().stream().anyMatch(key -> !key.equals("id"));
        if (!chose) return answer;
        Response.ResponseBuilder told = Response.fromResponse(answer).header("HX-Replace-Url", Addresses.of(page, parameters));
        // a table's order and filter, which have a dot, concern nobody else
        return (own.keySet().stream().anyMatch(key -> !key.equals("id") && key.indexOf('.') < 0)
                ? told.header("HX-Trigger-After-Swap", "chosen")
                : told).build();
    }

    private static String query(Map<String, String> parameters) {
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(query.length() == 0 ? "" : "&").append(Ask.encoded(name)).append('=')
                .append(Ask.encoded(value)));
        return query.toString();
    }

    @GET
    @Path("exports/{area}/{panel}")
    @Produces("text/csv")
    public Response export(@PathParam("area") String area, @PathParam("panel") String name, @Context UriInfo uri) {
        Panel panel = areas.find(area).flatMap(found -> found.panel(name)).orElse(null);
        if (panel == null) return Response.status(404).build();
        if (!caller.may(panel.role())) return Response.status(403).build();
        try {
            return Shown.csv(panel, caller.ask(Addresses.parameters(uri.getQueryParameters())))
                    .map(csv -> Response.ok(csv).type("text/csv;charset=UTF-8").header("Cache-Control", "no-store")
                            .header("Content-Disposition", "attachment; filename=\"" + area.replace('.', '-') + "-" + name + ".csv\"")
                            .build())
                    .orElseGet(() -> Response.status(404).build());
        } catch (ServiceDown e) {
            return Response.status(503).header("Retry-After", Duration.ofSeconds(5).toSeconds()).type("text/plain").entity(e.getMessage())
                    .build();
        } catch (Refused e) {
            return Response.status(e.status()).type("text/plain").entity(e.title() + ": " + e.getMessage()).build();
        }
    }
}

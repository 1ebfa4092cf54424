package com.meterwise.console.edge;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.meterwise.console.pages.Areas;
import com.meterwise.console.panel.Area;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Panel;

/** The pages: frames whose panels are fetched one by one. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class PageResource {
    private final Areas areas;
    private final Caller caller;

    PageResource(Areas areas, Caller caller) {
        this.areas = areas;
        this.caller = caller;
    }

    @GET
    public Response overview(@Context UriInfo uri) { return page("overview", null, uri); }

    @GET
    @Path("{area}")
    public Response list(@PathParam("area") String area, @Context UriInfo uri) { return page(area, null, uri); }

    @GET
    @Path("{area}/{id}")
    public Response one(@PathParam("area") String area, @PathParam("id") String id, @Context UriInfo uri) {
        return page(area + ".one", id, uri);
    }

    private Response page(String name, String id, UriInfo uri) {
        Frame frame = Frame.of(caller.prefs(), caller.name(), caller.role(), links(name),
                uri.getRequestUri().getRawPath()
                        + (uri.getRequestUri().getRawQuery() == null ? "" : "?" + uri.getRequestUri().getRawQuery()));
        Area area = areas.find(name).orElse(null);
        if (area == null || area.detail() != (id != null))
            return html(404, new Views.missing(frame, frame.t().of("There is no such page.")).render());
        List<Panel> panels = area.panels().stream().filter(panel -> caller.may(panel.role())).toList();
        String title = frame.t().of(area.title()) + (id == null ? "" : " " + id);
        Map<String, String> chosen = Addresses.parameters(uri.getQueryParameters());
        return html(200, new Views.page(frame, area, title, panels, id == null ? "" : "?id=" + Ask.encoded(id), chosen).render());
    }

    private List<Frame.Link> links(String name) {
        String here = name.endsWith(".one") ? name.substring(0, name.length() - ".one".length()) : name;
        return areas.listed().stream().map(area -> new Frame.Link(caller.prefs().texts().of(area.title()),
                area.id().equals("overview") ? "/" : "/" + area.id(), area.id().equals(here))).toList();
    }

    static Response html(int status, String text) {
        // pages hold what only this person may see, in the language of this browser
        return Response.status(status).entity(text).type("text/html;charset=UTF-8").header("Cache-Control", "no-store").build();
    }

}

package com.meterwise.console.edge;

import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.meterwise.console.pages.UploadReport;
import com.meterwise.console.panel.Ask;
import com.meterwise.console.panel.Shown;
import com.meterwise.console.services.Refused;
import com.meterwise.console.services.Role;
import com.meterwise.console.services.Service;
import com.meterwise.console.services.ServiceDown;

import io.smallrye.common.annotation.Blocking;

/** A file of readings, passed on as it comes and never held whole. */
@Path("/uploads")
class UploadResource {
    private static final Pattern SHAPE = Pattern.compile("long|days|columns");

    private final Caller caller;

    UploadResource(Caller caller) { this.caller = caller; }

    @POST
    @Blocking
    @Produces(MediaType.TEXT_HTML)
    public Response upload(InputStream body, @HeaderParam("Content-Type") String type, @QueryParam("shape") String shape,
            @QueryParam("interval") String interval) {
        if (!caller.may(Role.OPERATOR)) return Response.status(403).build();
        Ask ask = caller.ask(Map.of());
        String query = shape != null && SHAPE.matcher(shape).matches() ? "?shape=" + shape : "";
        if (!query.isEmpty() && interval != null && !interval.isBlank()) query += "&interval=" + Ask.encoded(interval);
        try {
            UploadReport report = UploadReport.of(ask.upload(Service.INGESTION, "/v1/readings" + query, type, body), ask);
            return said(report.sentence(), report.clean() ? "success" : "warning", Shown.said(report.content(), ask));
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

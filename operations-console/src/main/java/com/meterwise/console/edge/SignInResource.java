package com.meterwise.console.edge;

import java.net.URI;
import java.util.Map;
import java.util.Set;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import jakarta.ws.rs.core.Response;

/** Signing in and out, and what a browser remembers. */
@Path("/")
class SignInResource {
    private static final int YEAR_SECONDS = 365 * 24 * 3600;
    private static final Map<String, Set<String>> CHOICES = Map.of(Prefs.LANGUAGE, Set.of("en", "zh"), Prefs.THEME,
            Set.of("light", "dark"));

    private final Prefs prefs;

    SignInResource(Prefs prefs) { this.prefs = prefs; }

    /** A fragment asked for after the session's end must not get this page in its place: the whole page goes there. */
    @GET
    @Path("sign-in")
    @Produces(MediaType.TEXT_HTML)
    public Response signIn(@QueryParam("failed") @DefaultValue("false") boolean failed, @HeaderParam("HX-Request") boolean fragment) {
        if (fragment) return Response.noContent().header("HX-Redirect", "/sign-in").build();
        return PageResource.html(200, new Views.signin(Frame.ofNobody(prefs), failed).render());
    }

    @POST
    @Path("sign-out")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signOut() { return Response.seeOther(URI.create("/sign-in")).cookie(cookie("quarkus-credential", "", 0)).build(); }

    @POST
    @Path("preferences")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response prefer(@FormParam("name") String name, @FormParam("value") String value,
            @FormParam("back") @DefaultValue("/") String back) {
        if (!CHOICES.getOrDefault("mw-" + name, Set.of()).contains(value)) return Response.status(400).build();
        // only to a page of our own
        URI there = back.matches("/[A-Za-z0-9][^\\s\\\\]*") ? URI.create(back) : URI.create("/");
        return Response.seeOther(there).cookie(cookie("mw-" + name, value, YEAR_SECONDS)).build();
    }

    private static NewCookie cookie(String name, String value, int seconds) {
        return new NewCookie.Builder(name).value(value).path("/").maxAge(seconds).httpOnly(true).sameSite(SameSite.STRICT).build();
    }
}

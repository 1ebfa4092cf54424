package com.meterwise.segmentation.api;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import com.meterwise.expression.Expression;
import com.meterwise.expression.WrongExpression;
import com.meterwise.platform.http.Idempotent;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Bell;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;
import com.meterwise.segmentation.features.LoadProfileTable;
import com.meterwise.segmentation.intake.TouchedTable;
import com.meterwise.segmentation.publishing.Announcements;
import com.meterwise.segmentation.rules.Preview;
import com.meterwise.segmentation.rules.RuleMembers;
import com.meterwise.segmentation.rules.RuleSegment;
import com.meterwise.segmentation.rules.RuleTable;
import com.meterwise.segmentation.rules.RuleTable.Member;

/** Segments somebody writes down as a condition. Who belongs to them follows within moments, and then with everything that happens. */
@Path("/v1/rule-segments")
class RuleSegmentsResource {
    private final Transactions transactions;
    private final RuleMembers rules;
    private final Announcements announcements;
    private final Bell bell;

    RuleSegmentsResource(Transactions transactions, RuleMembers rules, Announcements announcements, Bell bell) {
        this.transactions = transactions;
        this.rules = rules;
        this.announcements = announcements;
        this.bell = bell;
    }

    /** @param ruleId begins with R-, so that nobody takes it for a learned segment */
    public record NewRule(@NotNull @Pattern(regexp = "R-[A-Za-z0-9._:-]{1,60}") String ruleId, @NotBlank @Size(max = 200) String name,
            @Size(max = 2000) String description, @NotBlank @Size(max = Expression.LONGEST) String expression) {}

    public record ChangedRule(@NotBlank @Size(max = 200) String name, @Size(max = 2000) String description,
            @NotBlank @Size(max = Expression.LONGEST) String expression) {}

    public record Asked(@NotBlank @Size(max = Expression.LONGEST) String expression) {}

    /**
     * @param readable false if the condition uses a name that is no longer known: nobody enters or leaves until it is changed
     * @param customers in it now
     */
    public record RuleView(RuleSegment segment, boolean readable, long customers) {}

    @POST
    @Idempotent
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Writes a segment down; the condition is checked, its customers follow within moments")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RuleView.class)))
    public Response create(@NotNull @Valid NewRule wanted, @Context SecurityContext security) {
        check(wanted.expression());
        RuleSegment rule = new RuleSegment(wanted.ruleId(), wanted.name(), wanted.description(), wanted.expression(), 1, who(security));
        return transactions.call(work -> {
            if (!new RuleTable(work.connection()).add(rule))
                throw Problem.conflict("rule-exists", "there is a segment %s".formatted(rule.ruleId()));
            new TouchedTable(work.connection()).everybody(bell);
            return tagged(Response.status(201), rule, work);
        });
    }

    @PUT
    @Path("/{ruleId}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Changes a segment; If-Match names the version changed")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RuleView.class)))
    public Response change(@PathParam("ruleId") @Pattern(regexp = Ids.PATTERN) String ruleId, @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid ChangedRule wanted, @Context SecurityContext security) {
        check(wanted.expression());
        return transactions.call(work -> {
            RuleSegment held = matching(ruleId, ifMatch, work);
            RuleSegment rule = new RuleSegment(ruleId, wanted.name(), wanted.description(), wanted.expression(), held.version() + 1,
                    who(security));
            new RuleTable(work.connection()).change(rule);
            new TouchedTable(work.connection()).everybody(bell);
            return tagged(Response.ok(), rule, work);
        });
    }

    @DELETE
    @Path("/{ruleId}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Deletes a segment; everybody in it is told to have left")
    @APIResponse(responseCode = "204", description = "Deleted")
    public Response delete(@PathParam("ruleId") @Pattern(regexp = Ids.PATTERN) String ruleId, @HeaderParam("If-Match") String ifMatch) {
        return transactions.call(work -> {
            RuleSegment held = matching(ruleId, ifMatch, work);
            LocalDate day = new LoadProfileTable(work.connection()).newestDay().orElse(LocalDate.EPOCH);
            announcements.rules(rules.delete(held, day, work.connection()), work);
            return Response.noContent().build();
        });
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Segments written down, with their sizes")
    public Page<RuleView> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        return transactions.call(work -> Page.of(new RuleTable(work.connection()).page(Ids.after(cursor), most + 1).stream()
                .map(rule -> view(rule, work)).toList(), most, view -> view.segment().ruleId()));
    }

    @GET
    @Path("/{ruleId}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "One segment written down; its version is the ETag")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RuleView.class)))
    public Response one(@PathParam("ruleId") @Pattern(regexp = Ids.PATTERN) String ruleId) {
        return transactions.call(work -> tagged(Response.ok(), found(ruleId, work), work));
    }

    @GET
    @Path("/{ruleId}/customers")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Who is in it, since when")
    public Page<Member> customers(@PathParam("ruleId") @Pattern(regexp = Ids.PATTERN) String ruleId, @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int most = Page.limit(limit);
        return transactions.call(work -> Page.of(new RuleTable(work.connection()).members(found(ruleId, work).ruleId(), Ids.after(cursor),
                most + 1), most, Member::customerId));
    }

    @POST
    @Path("/preview")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "What a condition would make: size, overlap with the learned segments, a sample with the values that decided")
    public Preview preview(@NotNull @Valid Asked asked) {
        check(asked.expression());
        return transactions.call(work -> rules.preview(asked.expression(), work.connection()));
    }

    private void check(String expression) {
        try {
            rules.check(expression);
        } catch (WrongExpression e) {
            throw new Problem(422, "wrong-expression", "The condition cannot be read", e.getMessage(), Map.of("position", e.position()));
        }
    }

    private static RuleSegment found(String ruleId, Work work) {
        return new RuleTable(work.connection()).find(ruleId).orElseThrow(() -> Problem.notFound("rule segment", ruleId));
    }

    private static RuleSegment matching(String ruleId, String ifMatch, Work work) {
        RuleSegment held = new RuleTable(work.connection()).held(ruleId).orElseThrow(() -> Problem.notFound("rule segment", ruleId));
        if (ifMatch == null)
            throw new Problem(428, "precondition-required", "A precondition is needed",
                    "If-Match must name the version changed, \"%d\"".formatted(held.version()), Map.of());
        if (!ifMatch.strip().equals("\"" + held.version() + "\""))
            throw new Problem(412, "precondition-failed", "The version is not the newest",
                    "%s is at version \"%d\", If-Match is %s".formatted(ruleId, held.version(), ifMatch), Map.of());
        return held;
    }

    private Response tagged(Response.ResponseBuilder response, RuleSegment rule, Work work) {
        return response.entity(view(rule, work)).tag(new EntityTag("" + rule.version())).build();
    }

    private RuleView view(RuleSegment rule, Work work) {
        return new RuleView(rule, rules.isReadable(rule), new RuleTable(work.connection()).size(rule.ruleId()));
    }

    private static String who(SecurityContext security) {
        return Optional.ofNullable(security.getUserPrincipal()).map(java.security.Principal::getName).orElse("unknown");
    }
}

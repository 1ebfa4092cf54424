package com.meterwise.campaign.api;

import java.util.List;
import java.util.function.UnaryOperator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.campaign.service.Task;
import com.meterwise.campaign.service.Task.State;
import com.meterwise.campaign.service.TaskTable;
import com.meterwise.platform.http.Idempotent;
import com.meterwise.platform.http.Page;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** What people are to do, raised by playbooks. */
@Path("/v1/tasks")
@Produces(MediaType.APPLICATION_JSON)
class TasksResource {
    private static final String ID = "[A-Za-z0-9._:-]{1,64}";

    private final Transactions transactions;

    TasksResource(Transactions transactions) { this.transactions = transactions; }

    public record Assignment(@NotBlank @Size(max = 100) String assignee) {}

    public record Done(@NotBlank @Size(max = 2000) String note) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Tasks by due day, optionally of a customer, a state or somebody they are assigned to")
    public Page<Task> list(@QueryParam("customerId") @Pattern(regexp = ID) String customerId, @QueryParam("state") State state,
            @QueryParam("assignee") @Size(max = 100) String assignee, @QueryParam("cursor") @Pattern(regexp = ID) String cursor,
            @QueryParam("limit") Integer limit) {
        int most = Page.limit(limit);
        List<Task> found = transactions.call(work -> {
            TaskTable tasks = new TaskTable(work.connection());
            Task after = cursor == null ? null : tasks.find(cursor).orElseThrow(() -> Problem.badRequest("cursor", "no such cursor"));
            return tasks.page(new TaskTable.Page(customerId, state, assignee, after, most + 1));
        });
        return Page.of(found, most, Task::taskId);
    }

    @POST
    @Idempotent
    @Path("/{id}/assign")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Says who does an open task")
    public Task assign(@PathParam("id") @Pattern(regexp = ID) String id, @NotNull @Valid Assignment assignment) {
        return change(id, task -> task.assignedTo(assignment.assignee()));
    }

    @POST
    @Idempotent
    @Path("/{id}/done")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Ends an open task, with what came of it")
    public Task done(@PathParam("id") @Pattern(regexp = ID) String id, @NotNull @Valid Done done, @Context SecurityContext caller) {
        return change(id, task -> task.done(caller.getUserPrincipal().getName(), done.note()));
    }

    private Task change(String id, UnaryOperator<Task> how) {
        return transactions.call(work -> {
            TaskTable tasks = new TaskTable(work.connection());
            Task task = tasks.find(id).orElseThrow(() -> Problem.notFound("task", id));
            if (task.state() != State.OPEN) throw Problem.conflict("done", "task %s is done".formatted(id));
            Task next = how.apply(task);
            tasks.replace(next);
            return next;
        });
    }
}

package com.meterwise.campaign.api;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

@Path("/v1/status")
@Produces(MediaType.APPLICATION_JSON)
class StatusResource {
    private final Transactions transactions;

    StatusResource(Transactions transactions) { this.transactions = transactions; }

    /** @param lastDoneDay null before the first */
    public record Status(long decisions, long offers, LocalDate lastDoneDay) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "What this service holds, and the last market day it has worked")
    public Status status() {
        return transactions.call(work -> {
            try (PreparedStatement select = work.connection().prepareStatement("""
                    select (select count(*) from decision), (select count(*) from offer),
                           (select max(day) from day_run where state = 'DONE')"""); ResultSet row = select.executeQuery()) {
                row.next();
                return new Status(row.getLong(1), row.getLong(2), row.getObject(3, LocalDate.class));
            }
        });
    }
}

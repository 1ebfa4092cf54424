package com.meterwise.platform.http;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.meterwise.platform.intake.Outage;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** Every error as {@code application/problem+json}; what went wrong inside stays in the log. */
public class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final String MEDIA_TYPE = "application/problem+json";

    @ServerExceptionMapper
    public Response problem(Problem problem) {
        Response.ResponseBuilder response = response(problem.status(), problem.type(), problem.title(), problem.getMessage(),
                problem.more());
        if (problem.more().get("retryAfterSeconds") instanceof Integer seconds) response.header("Retry-After", seconds);
        return response.build();
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException invalid) {
        List<Map<String, String>> errors = invalid.getConstraintViolations().stream().limit(100)
                .map(violation -> Map.of("field", lastOf(violation.getPropertyPath().toString()), "detail", violation.getMessage()))
                .toList();
        return response(400, "urn:meterwise:problem:invalid", "The request is not valid",
                errors.size() == 1 ? "a field is not valid" : errors.size() + " fields are not valid",
                Map.of("errors", errors)).build();
    }

    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException unreadable) {
        String where = unreadable instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                ? " at " + mapping.getPathReference().replaceAll("[\\w.$]+\\[", "[")
                : "";
        String which = unreadable instanceof InvalidFormatException one && one.getTargetType().isEnum()
                ? ": one of " + Arrays.toString(one.getTargetType().getEnumConstants())
                : "";
        return response(400, "urn:meterwise:problem:unreadable", "The request is not valid",
                "the body is not the JSON expected" + where + which, Map.of()).build();
    }

    /** Has to be named beside its parent: the framework brings a mapper of its own for this one, without a body. */
    @ServerExceptionMapper
    public Response mismatched(MismatchedInputException mismatched) { return unreadable(mismatched); }

    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException unauthorized) {
        return Response.status(401).type(MEDIA_TYPE).entity(unauthorizedBody()).header("WWW-Authenticate", "Bearer").build();
    }

    /**
     * Answers a request that never reaches a resource, so that no mapper sees it. It is the same whether a token is missing or refused: why it was
     * refused is nobody's business.
     */
    public static void unauthorized(HttpServerResponse response) {
        end(unauthorizedBody(), response.putHeader("WWW-Authenticate", "Bearer"));
    }

    /** As above, to somebody who asks more than its share. */
    public static void tooMany(long retryAfterSeconds, HttpServerResponse response) {
        end(body(429, "urn:meterwise:problem:too-many", "Too many requests", "this caller's share of requests is used up",
                Map.of("retryAfterSeconds", retryAfterSeconds)), response.putHeader("Retry-After", Long.toString(retryAfterSeconds)));
    }

    private static void end(Map<String, Object> problem, HttpServerResponse response) {
        response.setStatusCode((int) problem.get("status")).putHeader("Content-Type", MEDIA_TYPE).end(new JsonObject(problem).toBuffer());
    }

    private static Map<String, Object> unauthorizedBody() {
        return body(401, "urn:meterwise:problem:unauthorized", "A valid token is needed", "no valid bearer token", Map.of());
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException forbidden) {
        return response(403, "urn:meterwise:problem:forbidden", "The role does not allow it", "the token's roles do not allow this",
                Map.of()).build();
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException web) {
        if (web.getCause() instanceof JsonProcessingException unreadable) return unreadable(unreadable);
        if (web.getCause() instanceof Problem problem) return problem(problem);
        int status = web.getResponse().getStatus();
        Response.StatusType type = web.getResponse().getStatusInfo();
        if (status >= 500) return unexpected(web);
        return response(status, "urn:meterwise:problem:http-" + status, type.getReasonPhrase(), type.getReasonPhrase(), Map.of()).build();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable unexpected) {
        if (Outage.isCauseOf(unexpected)) {
            LOG.warnf("a part this rests on is away: %s", unexpected.getMessage());
            return problem(
                    Problem.unavailable("away", "a part this rests on is away for the moment; send this again", RETRY_AFTER_SECONDS));
        }
        if (isUnkeepable(unexpected)) {
            LOG.warnf("a value the database cannot hold: %s", unexpected.getClass().getName());
            return response(400, "urn:meterwise:problem:invalid", "The request is not valid",
                    "it holds a value that cannot be kept, a NUL character or a number beyond all bounds", Map.of()).build();
        }
        String incident = Long.toHexString(System.nanoTime());
        LOG.errorf(unexpected, "incident %s", incident);
        return response(500, "urn:meterwise:problem:internal", "Something went wrong here", "see incident " + incident + " in the log",
                Map.of("incident", incident)).build();
    }

    /** SQL states of class 22, data exception: what PostgreSQL says of a value no check has named before. */
    private static boolean isUnkeepable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause() == cause ? null : cause.getCause())
            if (cause instanceof SQLException sql && sql.getSQLState() != null && sql.getSQLState().startsWith("22")) return true;
        return false;
    }

    private static Response.ResponseBuilder response(int status, String type, String title, String detail, Map<String, ?> more) {
        return Response.status(status).type(MEDIA_TYPE).entity(body(status, type, title, detail, more));
    }

    private static Map<String, Object> body(int status, String type, String title, String detail, Map<String, ?> more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        body.putAll(more);
        return body;
    }

    private static String lastOf(String path) { return path.substring(path.lastIndexOf('.') + 1); }
}

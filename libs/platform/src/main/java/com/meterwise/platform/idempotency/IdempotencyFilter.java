package com.meterwise.platform.idempotency;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.meterwise.platform.http.Idempotent;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.idempotency.IdempotencyKeys.Answer;
import com.meterwise.platform.idempotency.IdempotencyKeys.Claim;
import com.meterwise.platform.work.Transactions;

/** Obeys {@code Idempotency-Key} on operations marked {@link Idempotent}. */
@jakarta.ws.rs.ext.Provider
@Idempotent
public class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {
    static final String HEADER = "Idempotency-Key";
    private static final Logger LOG = Logger.getLogger(IdempotencyFilter.class);
    private static final String CLAIMED = "meterwise.idempotency-key";
    /** The body is held whole to be compared; what is larger needs no key, since its lines are keys themselves. */
    private static final int MAX_BODY = 8 << 20;
    /** Answers after which nothing has been done and the same key may try again. */
    private static final Set<Integer> TRY_AGAIN = Set.of(401, 403, 408, 413, 429);

    /** Asked for late: filters are built before there is a configuration. */
    private final Provider<Transactions> transactions;
    private final ObjectMapper json;

    public IdempotencyFilter(Provider<Transactions> transactions, ObjectMapper json) {
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        CurrentKey.clear();
        String given = request.getHeaderString(HEADER);
        if (given == null) return;
        if (!given.matches("[\\x21-\\x7e]{1,200}")) {
            throw Problem.badRequest("idempotency-key", "Idempotency-Key must be 1 to 200 visible ASCII characters");
        }
        byte[] body = body(request);
        byte[] hash = hash(request, body);
        String key = HexFormat.of().formatHex(sha256().digest((caller(request) + "\n" + given).getBytes(StandardCharsets.UTF_8)));
        Claim claim = transactions.get().call(work -> IdempotencyKeys.claim(work.connection(), key, hash));
        if (claim instanceof Claim.Mine) {
            request.setProperty(CLAIMED, key);
            CurrentKey.set(key);
        } else if (claim instanceof Claim.Answered answered) {
            request.abortWith(response(answered.answer()));
        } else if (claim instanceof Claim.OtherRequest) {
            throw Problem.unprocessable("idempotency-key-reused", "this Idempotency-Key was used for another request");
        } else if (claim instanceof Claim.AnswerLost) {
            throw Problem.conflict("idempotency-answer-lost", "this request was carried out, but its answer was lost; read the resource");
        } else {
            throw new Problem(409, "idempotency-in-flight", "The state does not allow it", "a request with this key is being worked",
                    Map.of("retryAfterSeconds", 1));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        CurrentKey.clear();
        if (!(request.getProperty(CLAIMED) instanceof String key)) return;
        try {
            if (response.getStatus() >= 500 || TRY_AGAIN.contains(response.getStatus())) {
                transactions.get().run(work -> IdempotencyKeys.released(work.connection(), key));
            } else {
                byte[] body = response.getEntity() == null ? null : json.writeValueAsBytes(response.getEntity());
                MediaType type = response.getMediaType();
                // an operation that names no type is negotiated after this filter; what is kept is JSON
                String named = type != null ? type.toString() : body == null ? null : MediaType.APPLICATION_JSON;
                Answer answer = new Answer(response.getStatus(), named,
                        response.getHeaderString("Location"),
                        response.getHeaderString("ETag"), body);
                transactions.get().run(work -> IdempotencyKeys.answered(work.connection(), key, answer));
            }
        } catch (IOException | RuntimeException e) {
            // the request itself is done; the key stays as its transaction left it, so that it is not done twice
            LOG.warnf("the answer under an Idempotency-Key could not be kept: %s", e);
        }
    }

    private static byte[] body(ContainerRequestContext request) throws IOException {
        InputStream stream = request.getEntityStream();
        byte[] body = stream == null ? new byte[0] : stream.readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw new Problem(413, "too-large-for-key", "The request is too large", "a body with an Idempotency-Key may have %d bytes"
                    .formatted(MAX_BODY), Map.of());
        }
        request.setEntityStream(new ByteArrayInputStream(body));
        return body;
    }

    private static byte[] hash(ContainerRequestContext request, byte[] body) {
        MessageDigest digest = sha256();
        digest.update((request.getMethod() + " " + request.getUriInfo().getRequestUri().getRawPath() + "?"
                + request.getUriInfo().getRequestUri().getRawQuery() + "\n").getBytes(StandardCharsets.UTF_8));
        return digest.digest(body);
    }

    private static String caller(ContainerRequestContext request) {
        Principal principal = request.getSecurityContext() == null ? null : request.getSecurityContext().getUserPrincipal();
        return principal == null || principal.getName() == null ? "" : principal.getName();
    }

    private static Response response(Answer answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        if (answer.contentType() != null) response.type(answer.contentType());
        if (answer.location() != null) response.header("Location", answer.location());
        if (answer.etag() != null) response.header("ETag", answer.etag());
        if (answer.body() != null) response.entity(answer.body());
        return response.header("Idempotency-Replayed", "true").build();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

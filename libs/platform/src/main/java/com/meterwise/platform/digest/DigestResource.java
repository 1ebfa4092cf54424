package com.meterwise.platform.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** Fingerprints of the service's state: equal after a replay, a crash and a rebuild. */
@Path("/v1/digest")
public class DigestResource {
    private static final int ROWS_AT_ONCE = 2000;
    private final DigestQueries queries;
    private final Transactions transactions;

    public DigestResource(DigestQueries queries, Transactions transactions) {
        this.queries = queries;
        this.transactions = transactions;
    }

    /** @param tables SHA-256 by name of what was read */
    public record Digest(Map<String, String> tables) {}

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "SHA-256 of each part of the state, in one snapshot")
    public Digest digest() {
        return transactions.call(work -> {
            try (PreparedStatement snapshot = work.connection()
                    .prepareStatement("set transaction isolation level repeatable read read only")) {
                snapshot.execute();
            }
            Map<String, String> digests = new TreeMap<>();
            for (Map.Entry<String, String> query : queries.sqlByName().entrySet()) {
                try (PreparedStatement select = work.connection().prepareStatement(query.getValue())) {
                    select.setFetchSize(ROWS_AT_ONCE);
                    try (ResultSet rows = select.executeQuery()) {
                        digests.put(query.getKey(), sha256(rows));
                    }
                }
            }
            return new Digest(digests);
        });
    }

    private static String sha256(ResultSet rows) throws java.sql.SQLException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        while (rows.next()) {
            digest.update(String.valueOf(rows.getString(1)).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}

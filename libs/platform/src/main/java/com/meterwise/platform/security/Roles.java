package com.meterwise.platform.security;

/**
 * The roles. An endpoint names the least one: {@code quarkus.http.auth.roles-mapping} lets manager include operator, operator include
 * viewer, and admin include all.
 */
public final class Roles {
    /** Writes readings and master data. */
    public static final String INGEST = "ingest";
    /** Reads. */
    public static final String VIEWER = "viewer";
    /** Uploads, findings, campaigns, offers, replay of dead letters. */
    public static final String OPERATOR = "operator";
    /** Approves policies, campaigns, key-account offers; pins; models; erasure. */
    public static final String MANAGER = "manager";
    /** All, and configuration. */
    public static final String ADMIN = "admin";

    private Roles() {}
}

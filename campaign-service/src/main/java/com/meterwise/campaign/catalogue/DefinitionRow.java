package com.meterwise.campaign.catalogue;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import com.meterwise.contracts.Json;

@Entity
@Table(name = "definition")
@IdClass(DefinitionRow.Key.class)
class DefinitionRow {
    @Id
    String kind;
    @Id
    String id;
    @Id
    int version;
    @Column(nullable = false)
    String body;
    /** Whether the other services have been told. */
    boolean announced;
    @Column(nullable = false)
    String author;
    String approver;
    @Column(name = "approved_at")
    Instant approvedAt;

    /** The primary key. */
    public record Key(String kind, String id, int version) implements Serializable {}

    static <T extends Definition<T>> DefinitionRow of(Definitions.Kind<T> kind, Signed<T> version) {
        T definition = version.definition();
        DefinitionRow row = new DefinitionRow();
        row.kind = kind.name();
        row.id = definition.id();
        row.version = definition.version();
        row.body = new String(Json.bytes(definition), StandardCharsets.UTF_8);
        row.author = version.author();
        row.approver = version.approver();
        row.approvedAt = version.approvedAt();
        return row;
    }

    <T extends Definition<T>> Signed<T> signed(Definitions.Kind<T> wanted) {
        return new Signed<>(to(wanted), author, approver, approvedAt);
    }

    <T extends Definition<T>> T to(Definitions.Kind<T> wanted) {
        return Json.read(body.getBytes(StandardCharsets.UTF_8), wanted.type()).withVersion(version);
    }
}

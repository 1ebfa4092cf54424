package com.meterwise.console.services;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What a person may do; each may all that those before it may. */
public enum Role {
    VIEWER, OPERATOR, MANAGER, ADMIN;

    public String id() { return name().toLowerCase(Locale.ROOT); }

    public boolean covers(Role asked) { return compareTo(asked) >= 0; }

    /** The highest of those named; empty if none is one of ours. */
    public static Optional<Role> highest(Collection<String> names) {
        Role highest = null;
        for (Role role : values())
            if (names.contains(role.id())) highest = role;
        return Optional.ofNullable(highest);
    }
}

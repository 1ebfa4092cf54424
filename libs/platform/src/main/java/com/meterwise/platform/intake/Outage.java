package com.meterwise.platform.intake;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;

import javax.sql.DataSource;

/** Tells an outage, which is waited out for ever, from a record that cannot be applied, which is set aside. */
public final class Outage {
    private Outage() {}

    /** Whether the failure comes from the database being away, overloaded or stopping, or from a lost race, and not from the record. */
    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            if (cause instanceof SQLTransientException || cause instanceof SQLRecoverableException) return true;
            if (cause instanceof SQLException sql && isTransient(sql.getSQLState())) return true;
            if (cause instanceof VirtualMachineError || cause instanceof InterruptedException) return true;
        }
        return false;
    }

    /** Connection (08), transaction rollback and deadlock (40), resources (53), operator intervention (57), system error (58), lock (55). */
    private static boolean isTransient(String state) {
        if (state == null) return false;
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08", "40", "53", "55", "57", "58" -> true;
            default -> false;
        };
    }

    /** Whether the database answers now. */
    static boolean isOver(DataSource database) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select 1");
                var found = select.executeQuery()) {
            return found.next();
        } catch (SQLException | RuntimeException e) {
            return false;
        }
    }
}

package com.meterwise.platform.figures;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import org.jboss.logging.Logger;

/** Figures as they were when last asked for: a scrape reads memory and never waits for the database. Thread-safe. */
final class LastMeasured {
    private static final Logger LOG = Logger.getLogger(LastMeasured.class);
    private static final int LONGEST_SECONDS = 10;

    private final DataSource database;
    private final List<Figure> figures;
    private final Map<String, Double> values = new ConcurrentHashMap<>();

    LastMeasured(DataSource database, List<Figure> figures) {
        this.database = database;
        this.figures = List.copyOf(figures);
    }

    /** @return NaN if it never was measured, has nothing to tell, or could not be measured the last time */
    double value(Figure figure) {
        return values.getOrDefault(figure.name(), Double.NaN);
    }

    /** Asks for every figure; one that fails leaves the others alone. */
    void measure() {
        try (Connection connection = database.getConnection()) {
            for (Figure figure : figures)
                values.put(figure.name(), measured(connection, figure));
        } catch (SQLException e) {
            values.clear();
            LOG.debugf("figures wait for the database: %s", e.getMessage());
        }
    }

    private static double measured(Connection connection, Figure figure) {
        try (PreparedStatement select = limited(connection.prepareStatement(figure.sql())); ResultSet row = select.executeQuery()) {
            if (!row.next()) return Double.NaN;
            double value = row.getDouble(1);
            return row.wasNull() ? Double.NaN : value;
        } catch (SQLException e) {
            LOG.warnf("%s cannot be measured: %s", figure.name(), e.getMessage());
            return Double.NaN;
        }
    }

    private static <T extends Statement> T limited(T statement) throws SQLException {
        statement.setQueryTimeout(LONGEST_SECONDS);
        return statement;
    }
}

package com.meterwise.ingestion.meterday;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.meterwise.ingestion.checking.Series;
import com.meterwise.ingestion.estimation.MeanProfile;
import com.meterwise.platform.work.TransactionFailed;

/** The mean day of customers of one kind, made when it is first asked for. Lives as long as its connection's transaction. */
final class ProfilesTable implements MeanProfile.Profiles {
    private static final int LEAST = 5;
    private static final int MOST = 200;

    private final Connection connection;
    private final Map<String, Optional<double[]>> known = new HashMap<>();

    ProfilesTable(Connection connection) { this.connection = connection; }

    @Override
    public Optional<double[]> of(Series day) {
        try {
            String kind = kindOf(day.meterId());
            if (kind == null) return Optional.empty();
            String key = kind + day.day() + day.channel() + day.interval();
            Optional<double[]> profile = known.get(key);
            if (profile == null) {
                profile = mean(day, kind);
                known.put(key, profile);
            }
            return profile;
        } catch (SQLException e) {
            throw new TransactionFailed(e);
        }
    }

    private String kindOf(String meterId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                """
                        select coalesce(c.state::json ->> 'kind', 'UNKNOWN') from meter m join customer c on c.id = m.customer_id where m.id = ?""")) {
            select.setString(1, meterId);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getString(1) : null;
            }
        }
    }

    private Optional<double[]> mean(Series day, String kind) throws SQLException {
        double[] shares = new double[day.slots()];
        int count = 0;
        try (PreparedStatement select = connection.prepareStatement(
                """
                        select array_send(wh), energy from meter_day join customer c on c.id = customer_id
                        where day = ? and channel = ? and interval_s = ? and present = cardinality(wh) and energy > 0
                            and coalesce(c.state::json ->> 'kind', 'UNKNOWN') = ? order by meter_id limit ?""")) {
            select.setObject(1, day.day());
            select.setString(2, day.channel());
            select.setInt(3, (int) day.interval().toSeconds());
            select.setString(4, kind);
            select.setInt(5, MOST);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    long[] wh = Longs.sent(found.getBytes(1));
                    double energy = found.getLong(2);
                    for (int slot = 0; slot < shares.length; slot++)
                        shares[slot] += wh[slot] / energy;
                    count++;
                }
            }
        }
        if (count < LEAST) return Optional.empty();
        for (int slot = 0; slot < shares.length; slot++)
            shares[slot] /= count;
        return Optional.of(shares);
    }
}

package com.meterwise.campaign.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Changes of segment told while their day was open, until somebody has looked at them. Lives as long as its transaction. */
public final class LiveChangeTable {
    private final Connection connection;

    public LiveChangeTable(Connection connection) { this.connection = connection; }

    /**
     * Changes that can be looked at: the newest profile tells the new segment, which comes by another topic than the change and bears the day of
     * the last close; or the day has closed meanwhile, which has decided.
     *
     * @param lastBegun last market day whose close is worked or done
     * @return by day and customer, at most {@code limit}
     */
    public List<Trigger> ready(LocalDate lastBegun, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select customer_id, kind, day, detail, live_segment from trigger
                 where live_segment is not null and (day <= ? or live_segment =
                  (select profile.body::jsonb ->> 'segment' from profile where profile.customer_id = trigger.customer_id
                    order by profile.day desc limit 1))
                 order by day, customer_id limit ?
                """)) {
            select.setObject(1, lastBegun);
            select.setInt(2, limit);
            List<Trigger> ready = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    ready.add(new Trigger(rows.getString(1), Trigger.Kind.valueOf(rows.getString(2)), rows.getObject(3, LocalDate.class),
                            rows.getString(4), rows.getString(5)));
            }
            return ready;
        }
    }

    /** They are no longer live; campaigns that wait for the day's close find them as any other trigger. */
    public void settle(Collection<Trigger> seen) throws SQLException {
        try (PreparedStatement update = connection
                .prepareStatement("update trigger set live_segment = null where customer_id = ? and kind = ? and day = ?")) {
            for (Trigger one : seen) {
                update.setString(1, one.customerId());
                update.setString(2, one.kind().name());
                update.setObject(3, one.day());
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}

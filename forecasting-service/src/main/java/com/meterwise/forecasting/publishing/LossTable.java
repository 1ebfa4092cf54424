package com.meterwise.forecasting.publishing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import com.meterwise.forecasting.losses.LineLoss;

/** Losses by feeder and day. */
public final class LossTable {
    private static final String KEEP = """
            insert into line_loss (feeder_id, day, supplied_kwh, sold_kwh, loss_kwh, technical_kwh, coverage, error_kwh, customers)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (feeder_id, day) do update set supplied_kwh = excluded.supplied_kwh, sold_kwh = excluded.sold_kwh,
                loss_kwh = excluded.loss_kwh, technical_kwh = excluded.technical_kwh, coverage = excluded.coverage,
                error_kwh = excluded.error_kwh, customers = excluded.customers""";

    private LossTable() {}

    public static void keep(Collection<LineLoss> losses, Connection connection) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            for (LineLoss loss : losses) {
                keep.setString(1, loss.feederId());
                keep.setObject(2, loss.day());
                keep.setDouble(3, loss.suppliedKwh());
                keep.setDouble(4, loss.soldKwh());
                keep.setDouble(5, loss.lossKwh());
                Columns.set(keep, 6, loss.technicalKwh());
                keep.setDouble(7, loss.coverage());
                keep.setDouble(8, loss.errorKwh());
                keep.setInt(9, loss.customers());
                keep.addBatch();
            }
            keep.executeBatch();
        }
    }

    /** Losses of days in [from, to], after a place in the order of feeder and day. */
    public static List<LineLoss> between(String feederId, LocalDate from, LocalDate to, String afterFeeder, LocalDate afterDay, int limit,
            Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select * from line_loss where day between ? and ? and (?::text is null or feeder_id = ?)
                and (feeder_id collate "C", day) > (? collate "C", ?) order by feeder_id collate "C", day limit ?""")) {
            select.setObject(1, from);
            select.setObject(2, to);
            select.setString(3, feederId);
            select.setString(4, feederId);
            select.setString(5, afterFeeder);
            select.setObject(6, afterDay);
            select.setInt(7, limit);
            List<LineLoss> losses = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    losses.add(
                            new LineLoss(row.getString("feeder_id"), row.getObject("day", LocalDate.class), row.getDouble("supplied_kwh"),
                                    row.getDouble("sold_kwh"), Columns.number(row, "technical_kwh"), row.getDouble("coverage"),
                                    row.getDouble("error_kwh"), row.getInt("customers")));
            }
            return losses;
        }
    }
}

package com.meterwise.forecasting.publishing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Feeders by what they lost in some days, the most first. */
public final class LossRanking {
    private static final String RANKED = """
            select feeder_id, count(*) as days, sum(supplied_kwh) as supplied, sum(sold_kwh) as sold, sum(loss_kwh) as loss,
                sum(technical_kwh) as technical, sum(loss_kwh) filter (where technical_kwh is not null) as explained,
                sum(coverage * supplied_kwh) / nullif(sum(supplied_kwh), 0) as coverage, sqrt(sum(error_kwh * error_kwh)) as error,
                (select count(*) from loss_alert where loss_alert.feeder_id = line_loss.feeder_id and loss_alert.day between ? and ?) as alerts
            from line_loss where day between ? and ? group by feeder_id order by loss desc, feeder_id collate "C" offset ? limit ?""";

    private LossRanking() {}

    /**
     * @param rank            from 1
     * @param technicalKwh    of the days it is known of; null if of none
     * @param nonTechnicalKwh what is left of those days' loss
     * @param errorKwh        one standard error, days taken as independent
     * @param alerts          raised on these days
     */
    public record Ranked(int rank, String feederId, int days, double suppliedKwh, double soldKwh, double lossKwh, Double lossPercent,
            Double technicalKwh, Double nonTechnicalKwh, Double coverage, double errorKwh, int alerts) {}

    /** Feeders after the first {@code after} of the ranking over days in [from, to]. */
    public static List<Ranked> between(LocalDate from, LocalDate to, int after, int limit, Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(RANKED)) {
            for (int twice = 0; twice < 2; twice++) {
                select.setObject(2 * twice + 1, from);
                select.setObject(2 * twice + 2, to);
            }
            select.setInt(5, after);
            select.setInt(6, limit);
            List<Ranked> ranked = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    ranked.add(ranked(after + ranked.size() + 1, row));
            }
            return ranked;
        }
    }

    private static Ranked ranked(int rank, ResultSet row) throws SQLException {
        double supplied = row.getDouble("supplied"), loss = row.getDouble("loss");
        Double technical = Columns.number(row, "technical");
        return new Ranked(rank, row.getString("feeder_id"), row.getInt("days"), supplied, row.getDouble("sold"), loss,
                supplied > 0 ? 100 * loss / supplied : null, technical, technical == null ? null : row.getDouble("explained") - technical,
                Columns.number(row, "coverage"), row.getDouble("error"), row.getInt("alerts"));
    }
}

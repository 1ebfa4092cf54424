package com.meterwise.ingestion.meterday;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

import com.meterwise.ingestion.checking.DayKind;
import com.meterwise.ingestion.checking.Past;
import com.meterwise.ingestion.estimation.Estimation;
import com.meterwise.ingestion.estimation.ProxyDay;
import com.meterwise.ingestion.estimation.RegisterScaling;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.TransactionFailed;

/** What a close leans on besides the meters' own values: holidays, temperatures, other customers; from this database. */
public final class SurroundingsTable implements DayClose.Surroundings {
    private final MarketTime market;

    public SurroundingsTable(MarketTime market) { this.market = market; }

    @Override
    public Estimation estimation(Connection connection, LocalDate day, RegisterScaling.Registers registers) {
        return Estimation.usual(new Temperatures(connection, day), new ProfilesTable(connection), registers);
    }

    /** Public holidays of the whole market are Sundays, make-up workdays are workdays. */
    @Override
    public DayKind.Calendar calendar(Connection connection, LocalDate day) throws SQLException {
        Map<LocalDate, DayKind> special = new HashMap<>();
        try (PreparedStatement select = connection
                .prepareStatement("select day, kind from holiday where region = '' and day between ? and ?")) {
            select.setObject(1, day.minusDays(Past.DAYS));
            select.setObject(2, day);
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    special.put(found.getObject(1, LocalDate.class),
                            found.getString(2).equals("HOLIDAY") ? DayKind.SUNDAY : DayKind.WORKDAY);
            }
        }
        // asked of each meter for each day before: told apart once
        DayKind[] kinds = new DayKind[Past.DAYS + 1];
        for (int back = 0; back < kinds.length; back++) {
            LocalDate other = day.minusDays(back);
            kinds[back] = special.getOrDefault(other, DayKind.Calendar.BY_WEEKDAY.of(other));
        }
        long last = day.toEpochDay();
        return other -> {
            long back = last - other.toEpochDay();
            return back >= 0 && back < kinds.length ? kinds[(int) back] : DayKind.Calendar.BY_WEEKDAY.of(other);
        };
    }

    /** Daily means of what was observed, over all regions; read once, and only if somebody asks. */
    private final class Temperatures implements ProxyDay.Temperatures {
        private final Connection connection;
        private final LocalDate day;
        private Map<LocalDate, Double> means;

        Temperatures(Connection connection, LocalDate day) {
            this.connection = connection;
            this.day = day;
        }

        @Override
        public OptionalDouble meanOf(LocalDate asked) {
            if (means == null) means = read();
            Double mean = means.get(asked);
            return mean == null ? OptionalDouble.empty() : OptionalDouble.of(mean);
        }

        private Map<LocalDate, Double> read() {
            Map<LocalDate, Double> found = new HashMap<>();
            try (PreparedStatement select = connection.prepareStatement("""
                    select (at at time zone ?)::date as local, avg(value) from indicator
                    where indicator = 'weather.temperature' and issued_at is null and at >= ? and at < ? group by local""")) {
                select.setString(1, market.zone().getId());
                select.setObject(2, market.startOf(day.minusDays(Past.DAYS)).atOffset(java.time.ZoneOffset.UTC));
                select.setObject(3, market.endOf(day).atOffset(java.time.ZoneOffset.UTC));
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next())
                        found.put(rows.getObject(1, LocalDate.class), rows.getDouble(2));
                }
                return found;
            } catch (SQLException e) {
                throw new TransactionFailed(e);
            }
        }
    }
}

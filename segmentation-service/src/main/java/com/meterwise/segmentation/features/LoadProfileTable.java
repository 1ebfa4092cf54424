package com.meterwise.segmentation.features;

import static com.meterwise.segmentation.intake.Sql.doubles;
import static com.meterwise.segmentation.intake.Sql.ints;
import static com.meterwise.segmentation.intake.Sql.texts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.meterwise.platform.day.Shard;
import com.meterwise.segmentation.intake.Sql;

/** The newest profile of each customer. */
public final class LoadProfileTable {
    private static final int PAGE = 2_000;

    private final Sql sql;

    public LoadProfileTable(Connection connection) { this.sql = new Sql(connection); }

    public void put(List<LoadProfile> profiles) {
        sql.update("""
                insert into load_profile (customer_id, bucket, day, usable_days, interval_s, grade, annual_kwh, body)
                select * from unnest(?, ?, ?::date[], ?, ?, ?, ?, ?::jsonb[])
                on conflict (customer_id) do update set day = excluded.day, usable_days = excluded.usable_days,
                    interval_s = excluded.interval_s, grade = excluded.grade, annual_kwh = excluded.annual_kwh, body = excluded.body""",
                texts(profiles, LoadProfile::customerId), ints(profiles, profile -> Shard.bucketOf(profile.customerId())),
                texts(profiles, LoadProfile::day), ints(profiles, LoadProfile::usableDays),
                ints(profiles, profile -> (int) profile.interval().toSeconds()), texts(profiles, LoadProfile::grade),
                doubles(profiles, LoadProfile::annualKwh), texts(profiles, Sql::json));
    }

    public Optional<LoadProfile> find(String customerId) { return of(List.of(customerId)).stream().findFirst(); }

    /** In order of the ids. */
    public List<LoadProfile> of(Collection<String> customerIds) {
        return sql.list("select body from load_profile where customer_id = any(?) order by customer_id collate \"C\"",
                LoadProfileTable::read,
                (Object) customerIds.toArray(String[]::new));
    }

    /** Profiles of the day, in order of the ids, from the one after {@code after}. */
    public List<LoadProfile> page(LocalDate day, String after, int limit) {
        return sql.list("""
                select body from load_profile where day = ? and customer_id collate "C" > ? order by customer_id collate "C" limit ?""",
                LoadProfileTable::read, day, after, limit);
    }

    /** An even sample of the day's profiles, in an order that does not depend on the day: the same customers each time. */
    public List<LoadProfile> drawn(LocalDate day, int limit) {
        return sql.list("select body from load_profile where day = ? order by md5(customer_id), customer_id limit ?",
                LoadProfileTable::read, day, limit);
    }

    /** Day of the newest profile of each of the customers that has one. */
    public Map<String, LocalDate> days(Collection<String> customerIds) {
        Map<String, LocalDate> days = new HashMap<>();
        sql.list("select customer_id, day from load_profile where customer_id = any(?)",
                row -> days.put(row.getString(1), row.getObject(2, LocalDate.class)), (Object) customerIds.toArray(String[]::new));
        return days;
    }

    /** The newest day there is a profile of. */
    public Optional<LocalDate> newestDay() {
        return sql.list("select max(day) from load_profile having max(day) is not null", row -> row.getObject(1, LocalDate.class)).stream()
                .findFirst();
    }

    /** All profiles of the day, in order of the ids, page by page; the last may be empty. */
    public void each(LocalDate day, Consumer<List<LoadProfile>> page) {
        String after = "";
        List<LoadProfile> profiles;
        do {
            profiles = page(day, after, PAGE);
            if (!profiles.isEmpty()) after = profiles.get(profiles.size() - 1).customerId();
            page.accept(profiles);
        } while (profiles.size() == PAGE);
    }

    private static LoadProfile read(ResultSet row) throws SQLException { return Sql.fromJson(row.getString(1), LoadProfile.class); }
}

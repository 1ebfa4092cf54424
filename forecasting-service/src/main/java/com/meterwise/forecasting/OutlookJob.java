package com.meterwise.forecasting;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.meterwise.forecasting.history.CustomerHistory;
import com.meterwise.forecasting.history.Histories;
import com.meterwise.forecasting.intake.ContractTable;
import com.meterwise.forecasting.intake.MasterTable;
import com.meterwise.forecasting.intake.MeterDay;
import com.meterwise.forecasting.intake.MeterDays;
import com.meterwise.forecasting.outlook.ContractSteps;
import com.meterwise.forecasting.outlook.MonthlyLoad;
import com.meterwise.forecasting.outlook.Outlook;
import com.meterwise.forecasting.publishing.Announcements;
import com.meterwise.forecasting.publishing.IssuedOutlook;
import com.meterwise.forecasting.publishing.OutlookTable;
import com.meterwise.platform.day.Shard;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Batches;
import com.meterwise.platform.work.Work;

/** The months to come, of each customer when a month has ended; of one who has none yet on the first day its past allows. */
final class OutlookJob {
    private static final int PAST_DAYS = 3 * 366;
    /** Customers whose years are held at once. */
    private static final int AT_ONCE = 64;

    private final MarketTime time;
    private final MeterDays days;
    private final Announcements announcements;
    private final int staleDays;

    OutlookJob(MarketTime time, MeterDays days, Announcements announcements, int staleDays) {
        this.time = time;
        this.days = days;
        this.announcements = announcements;
        this.staleDays = staleDays;
    }

    void run(LocalDate day, Shard shard, Work work) throws SQLException {
        Connection connection = work.connection();
        List<String> due = new ArrayList<>(MasterTable.customers(shard.firstBucket(), shard.lastBucket(), connection));
        boolean monthEnds = day.plusDays(1).getDayOfMonth() == 1;
        if (!monthEnds) {
            Set<String> having = OutlookTable.having(due, connection);
            due.removeIf(having::contains);
            // of whom less is known no month is
            due = MasterTable.knownSince(day.minusDays(MonthlyLoad.LEAST_DAYS - 1L), due, connection);
        }
        for (List<String> some : Batches.of(due, AT_ONCE))
            issue(some, day, work);
    }

    private void issue(List<String> customers, LocalDate day, Work work) throws SQLException {
        Map<String, List<MeterDay>> byOwner = new TreeMap<>();
        for (MeterDay meterDay : days.of(customers, "importKwh", day.minusDays(PAST_DAYS), day, work.connection()))
            byOwner.computeIfAbsent(meterDay.ownerId(), id -> new ArrayList<>()).add(meterDay);
        List<IssuedOutlook> issued = new ArrayList<>();
        Histories histories = new Histories(time);
        for (Map.Entry<String, List<MeterDay>> owner : byOwner.entrySet()) {
            Optional<CustomerHistory> history = histories.of(owner.getKey(), owner.getValue(), day)
                    .filter(known -> !known.isStale(staleDays));
            if (history.isEmpty()) continue;
            YearMonth first = YearMonth.from(day.plusDays(1));
            double[] factors = ContractSteps.factors(ContractTable.of(owner.getKey(), work.connection()), day, first, Outlook.MONTHS);
            MonthlyLoad past = MonthlyLoad.of(history.get().load(), history.get().interval()).ended(day);
            Outlook.of(past, first, factors)
                    .ifPresent(outlook -> issued.add(new IssuedOutlook(owner.getKey(), day, time.endOf(day), outlook)));
        }
        OutlookTable.keep(issued, work.connection());
        for (IssuedOutlook one : issued)
            announcements.outlook(one, work);
    }
}

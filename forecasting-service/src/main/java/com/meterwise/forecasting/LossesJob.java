package com.meterwise.forecasting;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.meterwise.forecasting.intake.Feeder;
import com.meterwise.forecasting.intake.FeederRow;
import com.meterwise.forecasting.intake.FeederTable;
import com.meterwise.forecasting.intake.MasterTable;
import com.meterwise.forecasting.intake.MeterDay;
import com.meterwise.forecasting.intake.MeterDays;
import com.meterwise.forecasting.losses.Allocation;
import com.meterwise.forecasting.losses.Balance;
import com.meterwise.forecasting.losses.LineLoss;
import com.meterwise.forecasting.losses.LossAlert;
import com.meterwise.forecasting.losses.LossAlerts;
import com.meterwise.forecasting.losses.Network;
import com.meterwise.forecasting.losses.Suspects;
import com.meterwise.forecasting.losses.TechnicalLoss;
import com.meterwise.forecasting.publishing.AllocationTable;
import com.meterwise.forecasting.publishing.Announcements;
import com.meterwise.forecasting.publishing.LossAlertTable;
import com.meterwise.forecasting.publishing.LossTable;
import com.meterwise.platform.day.ClosedDay;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Work;

import io.quarkus.panache.common.Sort;

/** The loss of every feeder on a closed day, who caused it, and whether it left its normal range. */
final class LossesJob {
    /** Days a loss is split over, and how often. */
    private static final int SPLIT_DAYS = 28, SPLIT_EVERY = 7;
    /** Meters whose day is held at once, beside those of a feeder that has more. */
    private static final int METERS_AT_ONCE = 5_000;

    private final MarketTime time;
    private final MeterDays days;
    private final FeederTable feeders;
    private final Announcements announcements;
    private final double unknownClassPercent;
    private final TechnicalLoss.Method method;
    private final LossAlerts alerts;

    LossesJob(MarketTime time, MeterDays days, FeederTable feeders, Announcements announcements, double unknownClassPercent,
            TechnicalLoss.Method method, LossAlerts alerts) {
        this.time = time;
        this.days = days;
        this.feeders = feeders;
        this.announcements = announcements;
        this.unknownClassPercent = unknownClassPercent;
        this.method = method;
        this.alerts = alerts;
    }

    void run(ClosedDay closed, Work work) throws SQLException {
        LocalDate day = closed.day();
        Connection connection = work.connection();
        Network network = new Network(feeders.listAll(Sort.by("feederId")).stream().map(FeederRow::toFeeder).toList(),
                MasterTable.feederMeters(connection), unknownClassPercent);
        for (List<String> some : network.parts(METERS_AT_ONCE)) {
            List<LossTable.Day> losses = new ArrayList<>();
            for (Balance balance : network.balances(some, day, time.startOf(day),
                    days.onFeeders(network.withBelow(some), day.minusDays(1), day, connection))) {
                LineLoss loss = balance.loss(method);
                losses.add(new LossTable.Day(loss, balance.slots()));
                // what is stolen is not the neighbours' to bear, where it can be told from what the line takes
                AllocationTable.keep(balance,
                        Allocation.of(balance, loss.technicalKwh() == null ? loss.lossKwh() : loss.technicalKwh()), connection);
                announcements.loss(loss, time.endOf(day), work);
            }
            LossTable.keep(losses, connection);
            // late data correct a loss; an alert is raised, and a split made, on what was known when the day closed
            if (closed.revision() > 1) continue;
            for (LossTable.Day loss : losses)
                watch(loss.loss(), network, work);
        }
    }

    private void watch(LineLoss loss, Network network, Work work) throws SQLException {
        Connection connection = work.connection();
        Feeder feeder = network.feeder(loss.feederId()).orElseThrow();
        LocalDate day = loss.day(), after = day.minusDays(alerts.watch().settings().calendarDays());
        List<LossTable.Day> known = LossTable.watched(feeder.feederId(), after, day, connection);
        Optional<LossAlert> alert = alerts.alert(feeder, known.stream().map(LossTable.Day::slots).toList(),
                known.stream().mapToDouble(one -> one.loss().errorKwh()).toArray(),
                LossAlertTable.lastAlert(feeder.feederId(), day.minusDays(1), connection),
                since -> balances(network, feeder, since, day, connection));
        if (alert.isPresent() && LossAlertTable.add(alert.get(), connection))
            announcements.lossAlert(alert.get(), time.endOf(day), work);
        boolean due = Math.floorMod(day.toEpochDay() + feeder.feederId().hashCode(), SPLIT_EVERY) == 0;
        if (alert.isPresent() || !due || !isNonTechnical(loss)) return;
        Suspects split = Suspects.ofLoss(balances(network, feeder, day.minusDays(SPLIT_DAYS - 1L), day, connection), day.toEpochDay());
        LossAlertTable.keepSplit(feeder.feederId(), day, split, connection);
    }

    /** Whether more is lost than physics and the meters' errors explain: only then is it worth asking who. */
    private static boolean isNonTechnical(LineLoss loss) {
        double unexplained = loss.technicalKwh() == null ? loss.lossKwh() : loss.nonTechnicalKwh();
        return unexplained > loss.errorKwh();
    }

    private List<Balance> balances(Network network, Feeder feeder, LocalDate from, LocalDate to, Connection connection) {
        Map<LocalDate, List<MeterDay>> byDay = new TreeMap<>();
        try {
            for (MeterDay meterDay : days.onFeeders(network.withBelow(Set.of(feeder.feederId())), from.minusDays(1), to, connection))
                byDay.computeIfAbsent(meterDay.day(), d -> new ArrayList<>()).add(meterDay);
        } catch (SQLException e) {
            throw new IllegalStateException("days of %s cannot be read".formatted(feeder.feederId()), e);
        }
        List<Balance> balances = new ArrayList<>();
        byDay.forEach((day, meterDays) -> balances
                .addAll(network.balances(Set.of(feeder.feederId()), day, time.startOf(day), meterDays)));
        return balances;
    }
}

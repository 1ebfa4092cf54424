package com.meterwise.forecasting;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.meterwise.forecasting.intake.Feeder;
import com.meterwise.forecasting.intake.FeederRow;
import com.meterwise.forecasting.intake.FeederTable;
import com.meterwise.forecasting.intake.MasterTable;
import com.meterwise.forecasting.intake.MeterDay;
import com.meterwise.forecasting.intake.MeterDays;
import com.meterwise.forecasting.losses.FeederDay;
import com.meterwise.forecasting.losses.LineLoss;
import com.meterwise.forecasting.publishing.Announcements;
import com.meterwise.forecasting.publishing.LossTable;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Work;

import io.quarkus.panache.common.Sort;

/** The loss of every feeder on a closed day. */
final class LossesJob {
    private final MarketTime time;
    private final MeterDays days;
    private final FeederTable feeders;
    private final Announcements announcements;
    private final double unknownClassPercent;

    LossesJob(MarketTime time, MeterDays days, FeederTable feeders, Announcements announcements, double unknownClassPercent) {
        this.time = time;
        this.days = days;
        this.feeders = feeders;
        this.announcements = announcements;
        this.unknownClassPercent = unknownClassPercent;
    }

    void run(LocalDate day, Work work) throws SQLException {
        Connection connection = work.connection();
        Map<String, List<MeterDay>> onFeeder = new HashMap<>();
        for (MeterDay meterDay : days.onFeeders(day, connection))
            onFeeder.computeIfAbsent(meterDay.feederId(), id -> new ArrayList<>()).add(meterDay);
        Map<String, Set<String>> expected = new HashMap<>();
        Map<String, String> accuracyClass = new HashMap<>();
        Instant start = time.startOf(day);
        for (MasterTable.FeederMeter meter : MasterTable.feederMeters(connection)) {
            if (meter.accuracyClass() != null) accuracyClass.put(meter.meterId(), meter.accuracyClass());
            if (meter.isExpected(start)) expected.computeIfAbsent(meter.feederId(), id -> new HashSet<>()).add(meter.meterId());
        }
        List<Feeder> all = feeders.listAll(Sort.by("feederId")).stream().map(FeederRow::toFeeder).toList();
        List<LineLoss> losses = new ArrayList<>();
        for (Feeder feeder : all) {
            List<MeterDay> below = all.stream().filter(child -> feeder.feederId().equals(child.parentId()))
                    .flatMap(child -> onFeeder.getOrDefault(child.feederId(), List.of()).stream())
                    .filter(meter -> meter.kind().equals(MeterDay.FEEDER) && meter.channel().endsWith("Kwh")).toList();
            new FeederDay(feeder, day, onFeeder.getOrDefault(feeder.feederId(), List.of()), below,
                    expected.getOrDefault(feeder.feederId(), Set.of()), accuracyClass).loss(unknownClassPercent).ifPresent(losses::add);
        }
        LossTable.keep(losses, connection);
        for (LineLoss loss : losses)
            announcements.loss(loss, time.endOf(day), work);
    }
}

package com.meterwise.evidence;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.meterwise.forecasting.intake.Feeder;
import com.meterwise.forecasting.losses.Balance;
import com.meterwise.forecasting.losses.FeederSlots;
import com.meterwise.forecasting.losses.LineLoss;
import com.meterwise.forecasting.losses.LossAlert;
import com.meterwise.forecasting.losses.LossAlerts;
import com.meterwise.forecasting.losses.LossWatch;
import com.meterwise.forecasting.losses.Network;
import com.meterwise.forecasting.losses.TechnicalLoss;
import com.meterwise.forecasting.losses.WatchSettings;
import com.meterwise.platform.time.MarketTime;

/**
 * The service's watch over a planted utility, day by day and knowing no later one.
 *
 * @param losses by feeder and day
 */
record LossRun(List<LossAlert> alerts, Map<String, List<LineLoss>> losses) {
    private static final MarketTime TIME = new MarketTime(PlantedUtility.ZONE);
    /** Balances that an alert can still ask for. */
    private static final int RECENT_DAYS = 30;

    static LossRun of(PlantedUtility utility) throws IOException {
        LossAlerts watch = new LossAlerts(new LossWatch(WatchSettings.DEFAULT));
        Map<String, List<FeederSlots>> history = new HashMap<>();
        Map<String, LocalDate> lastAlert = new HashMap<>();
        Map<LocalDate, List<Balance>> recent = new TreeMap<>();
        LossRun run = new LossRun(new ArrayList<>(), new TreeMap<>());
        for (LocalDate day = utility.first(); day.isBefore(utility.until()); day = day.plusDays(1)) {
            Network network = utility.networkOn(day);
            List<Balance> balances = network.balances(network.feeders().stream().map(Feeder::feederId).toList(), day, TIME.startOf(day),
                    utility.day(day));
            recent.put(day, balances);
            recent.remove(day.minusDays(RECENT_DAYS));
            for (Balance balance : balances) {
                String feeder = balance.feeder().feederId();
                List<LineLoss> losses = run.losses.computeIfAbsent(feeder, id -> new ArrayList<>());
                List<FeederSlots> slots = history.computeIfAbsent(feeder, id -> new ArrayList<>());
                losses.add(balance.loss(TechnicalLoss.Method.INTERVAL));
                slots.add(balance.slots());
                int from = Math.max(0, slots.size() - WatchSettings.DEFAULT.calendarDays());
                watch.alert(balance.feeder(), slots.subList(from, slots.size()),
                        losses.subList(from, losses.size()).stream().mapToDouble(LineLoss::errorKwh).toArray(), lastAlert.get(feeder),
                        since -> since(recent, since, feeder)).ifPresent(alert -> {
                            lastAlert.put(feeder, alert.day());
                            run.alerts.add(alert);
                        });
            }
        }
        return run;
    }

    private static List<Balance> since(Map<LocalDate, List<Balance>> recent, LocalDate since, String feeder) {
        return recent.entrySet().stream().filter(entry -> !entry.getKey().isBefore(since)).flatMap(entry -> entry.getValue().stream())
                .filter(balance -> balance.feeder().feederId().equals(feeder)).toList();
    }
}

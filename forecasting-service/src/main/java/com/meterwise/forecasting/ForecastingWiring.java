package com.meterwise.forecasting;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.meterwise.contracts.Topic;
import com.meterwise.forecasting.evaluation.Conformal;
import com.meterwise.forecasting.evaluation.Training;
import com.meterwise.forecasting.history.Histories;
import com.meterwise.forecasting.intake.ContractIn;
import com.meterwise.forecasting.intake.CustomerIn;
import com.meterwise.forecasting.intake.FeederIn;
import com.meterwise.forecasting.intake.FeederTable;
import com.meterwise.forecasting.intake.IndicatorIn;
import com.meterwise.forecasting.intake.MeterDayTable;
import com.meterwise.forecasting.intake.MeterDays;
import com.meterwise.forecasting.intake.MeterIn;
import com.meterwise.forecasting.intake.ReadingsIn;
import com.meterwise.forecasting.intake.SegmentIn;
import com.meterwise.forecasting.intake.ServiceEventIn;
import com.meterwise.forecasting.losses.LossAlerts;
import com.meterwise.forecasting.losses.LossWatch;
import com.meterwise.forecasting.losses.WatchSettings;
import com.meterwise.forecasting.models.DayTypes;
import com.meterwise.forecasting.operation.RegionTable;
import com.meterwise.forecasting.publishing.Announcements;
import com.meterwise.forecasting.rebuild.HistoryModels;
import com.meterwise.platform.ServiceEvents;
import com.meterwise.platform.day.DailyWork;
import com.meterwise.platform.erasure.ErasedSubjects;
import com.meterwise.platform.erasure.Erasure;
import com.meterwise.platform.intake.Subscription;
import com.meterwise.platform.rebuild.Rebuilds;
import com.meterwise.platform.time.MarketTime;

/** Builds the plain objects; says who listens to what. */
class ForecastingWiring {
    @Produces
    @Singleton
    MeterDays meterDays() { return new MeterDayTable(); }

    @Produces
    @Singleton
    DayTypes dayTypes(ForecastingConfig config) { return new DayTypes(config.holidays().orElse(Set.of())); }

    @Produces
    @Singleton
    Training training(ForecastingConfig config) { return new Training(config.retuneDays()); }

    @Produces
    @Singleton
    RegionTable regions(MarketTime time, DayTypes types, ForecastingConfig config) {
        return new RegionTable(time, types, config.historyDays());
    }

    @Produces
    @Singleton
    DailyWork dailyWork(MarketTime time, ForecastingConfig config, DayTypes types, Training training, MeterDays days,
            RegionTable regions, FeederTable feeders) {
        Forecasting forecasting = new Forecasting(time, training, new Conformal(types));
        Announcements announcements = new Announcements(config.epoch());
        Loads loads = new Loads(days, new Histories(time), regions);
        return new ForecastingJob(new TrainingJob(forecasting, config, loads), new CustomersJob(forecasting, config, loads, announcements),
                new OutlookJob(time, days, announcements, config.staleDays()),
                new AreasJob(forecasting, announcements),
                new LossesJob(time, days, feeders, announcements, config.unknownClassPercent(), config.technicalLossMethod(),
                        new LossAlerts(new LossWatch(WatchSettings.DEFAULT))),
                config.replayDays());
    }

    @Produces
    @Singleton
    ServiceEvents events(MeterDays days, FeederTable feeders, DailyWork dailyWork, ErasedSubjects erased) {
        Erasure erasure = new Erasure(Topic.FORECASTING, CustomerIn.ROWS, List.of(Topic.CUSTOMER_FORECAST, Topic.OUTLOOK), erased);
        return new ServiceEvents(Topic.FORECASTING,
                List.of(new Subscription(Topic.CUSTOMER, Rebuilds.erasing(new CustomerIn(erasure), HistoryModels.ALL)),
                        new Subscription(Topic.METER, new MeterIn()),
                        new Subscription(Topic.FEEDER, new FeederIn(feeders)),
                        new Subscription(Topic.READINGS, Rebuilds.live(new ReadingsIn(days), new ReadingsIn(days))),
                        new Subscription(HistoryModels.ALL.retold(), Rebuilds.retold(new ReadingsIn(days))),
                        new Subscription(Topic.CONTRACT, new ContractIn()), new Subscription(Topic.SERVICE_EVENT, new ServiceEventIn()),
                        new Subscription(Topic.INDICATOR, new IndicatorIn()),
                        new Subscription(Topic.SEGMENT_CHANGED, new SegmentIn())),
                Set.of(Topic.CUSTOMER_FORECAST, Topic.AREA_FORECAST, Topic.OUTLOOK, Topic.ACCURACY, Topic.LINE_LOSS,
                        Topic.FORECASTING_DAY_DONE,
                        Topic.erasureDone(Topic.FORECASTING)),
                Optional.of(dailyWork), Set.of(), Optional.of(Topic.FORECASTING_DAY_DONE));
    }
}

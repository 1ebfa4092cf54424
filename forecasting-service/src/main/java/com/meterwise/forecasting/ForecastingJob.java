package com.meterwise.forecasting;

import com.meterwise.platform.day.ClosedDay;
import com.meterwise.platform.day.DailyWork;
import com.meterwise.platform.day.Shard;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;

/** A closed market day in order: models that are due are trained, customers by shard with their months to come, then the areas they add up to, then the feeders' losses. */
final class ForecastingJob implements DailyWork {
    private final TrainingJob training;
    private final CustomersJob customers;
    private final OutlookJob outlook;
    private final AreasJob areas;
    private final LossesJob losses;
    private final AlarmsJob alarms = new AlarmsJob();
    private final int replayDays;

    ForecastingJob(TrainingJob training, CustomersJob customers, OutlookJob outlook, AreasJob areas, LossesJob losses, int replayDays) {
        this.training = training;
        this.customers = customers;
        this.outlook = outlook;
        this.areas = areas;
        this.losses = losses;
        this.replayDays = replayDays;
    }

    @Override
    public boolean wants(ClosedDay day) { return day.isWithinLast(replayDays); }

    @Override
    public void prepare(ClosedDay day, Shard shard, Transactions transactions) {
        if (day.revision() == 1) training.run(day, shard, transactions);
    }

    @Override
    public int run(ClosedDay day, Shard shard, Work work) throws Exception {
        if (day.revision() == 1) outlook.run(day.day(), shard, work);
        return customers.run(day, shard, work);
    }

    @Override
    public void reduce(ClosedDay day, Work work) throws Exception {
        if (day.revision() == 1) {
            areas.run(day.day(), work);
            alarms.run(day.day(), work);
        }
        losses.run(day, work);
    }
}

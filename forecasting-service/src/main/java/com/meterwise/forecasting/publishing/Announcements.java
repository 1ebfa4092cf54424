package com.meterwise.forecasting.publishing;

import java.time.Instant;

import com.meterwise.contracts.AccuracyMeasured;
import com.meterwise.contracts.LoadForecasted;
import com.meterwise.contracts.LossAlertRaised;
import com.meterwise.contracts.LossComputed;
import com.meterwise.contracts.OutlookPublished;
import com.meterwise.contracts.Topic;
import com.meterwise.forecasting.evaluation.Accuracy;
import com.meterwise.forecasting.losses.LineLoss;
import com.meterwise.forecasting.losses.LossAlert;
import com.meterwise.forecasting.outlook.Outlook;
import com.meterwise.platform.work.Work;

/**
 * What the outside hears.
 *
 * @param epoch added to that of the database, which a restore raises
 */
public record Announcements(long epoch) {
    /** Closed days count up, and a day's forecast is issued once: the sequence needs no counter. */
    private static final long REVISIONS_A_DAY = 1000;
    private static final int TOLD_SUSPECTS = 5;

    public void forecast(IssuedForecast forecast, Work work) {
        boolean ofCustomer = forecast.level().equals(IssuedForecast.CUSTOMER);
        LoadForecasted event = new LoadForecasted(forecast.level(), forecast.id(), forecast.day(), forecast.madeAt(), forecast.interval(),
                forecast.start(), forecast.deciles().byLevel(), forecast.model(), forecast.grade(), forecast.mase(), epoch + work.epoch(),
                forecast.day().toEpochDay() * REVISIONS_A_DAY + 1);
        if (ofCustomer) work.send(Topic.CUSTOMER_FORECAST, forecast.id(), event);
        else
            work.send(Topic.AREA_FORECAST, key(forecast.level(), forecast.id()), event);
    }

    public void outlook(IssuedOutlook issued, Work work) {
        Outlook outlook = issued.outlook();
        work.send(Topic.OUTLOOK, issued.customerId(),
                new OutlookPublished(issued.customerId(), issued.day(), issued.madeAt(), outlook.first().toString(),
                        outlook.energyKwh().byLevel(), outlook.peakKw().byLevel(), Outlook.MODEL, epoch + work.epoch(),
                        issued.day().toEpochDay() * REVISIONS_A_DAY + 1));
    }

    public void accuracy(MeasuredDay day, Instant at, Work work) {
        Accuracy accuracy = day.accuracy();
        int slots = Math.max(1, accuracy.slots());
        work.send(Topic.ACCURACY, key(day.level(), day.id()),
                new AccuracyMeasured(day.level(), day.id(), day.day(), day.leadDays(), day.model(), accuracy.mae(), accuracy.wape(),
                        accuracy.mape(), accuracy.mase(), accuracy.pinball() / slots, accuracy.covered() / (double) slots, accuracy.slots(),
                        at));
    }

    public void loss(LineLoss loss, Instant at, Work work) {
        work.send(Topic.LINE_LOSS, loss.feederId(),
                new LossComputed(loss.feederId(), loss.day(), loss.suppliedKwh(), loss.soldKwh(), loss.lossKwh(), loss.lossPercent(),
                        loss.technicalKwh(), loss.nonTechnicalKwh(), loss.coverage(), loss.errorKwh(), loss.customers(), at));
    }

    public void lossAlert(LossAlert alert, Instant at, Work work) {
        work.send(Topic.LINE_LOSS, alert.feederId(), new LossAlertRaised(alert.id(), alert.feederId(), alert.day(), alert.kind().name(),
                alert.score(), alert.limit(), alert.suspects().frequencies(TOLD_SUSPECTS), at));
    }

    private static String key(String level, String id) { return level + ":" + id; }
}

package com.meterwise.forecasting;

import java.util.List;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.meterwise.platform.figures.Figure;
import com.meterwise.platform.figures.Figures;

/** What to watch of the forecasts and the losses. */
class FiguresWiring {
    private static final Figures FIGURES = new Figures(List.of(
            new Figure("meterwise.forecast.wape",
                    "absolute error of the system's forecasts on their last measured day, as a share of the load",
                    """
                            select sum(absolute_error) / nullif(sum(absolute_actual), 0) from accuracy
                            where level = 'system' and day = (select max(day) from accuracy where level = 'system')"""),
            new Figure("meterwise.forecast.alarms", "alarms on forecasts that are not cleared",
                    "select count(*) from alarm where cleared_on is null"),
            new Figure("meterwise.loss.alerts", "feeders with a loss alert on the last day that has any",
                    "select count(distinct feeder_id) from loss_alert where day = (select max(day) from loss_alert)")));

    @Produces
    @Singleton
    Figures figures() { return FIGURES; }
}

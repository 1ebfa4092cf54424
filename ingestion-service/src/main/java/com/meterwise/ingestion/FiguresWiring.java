package com.meterwise.ingestion;

import java.util.List;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.meterwise.platform.figures.Figure;
import com.meterwise.platform.figures.Figures;

/** What to watch of the readings: are days closed, and how whole is what is in them. */
class FiguresWiring {
    private static final Figures FIGURES = new Figures(List.of(
            new Figure("meterwise.market.day.coverage", "share of the expected readings that the last closed market day has",
                    "select coverage from market_day where revision > 0 order by day desc limit 1"),
            new Figure("meterwise.market.day.bad.share", "share of the meters that are graded F on the last closed market day",
                    "select grade_f::float8 / nullif(meters, 0) from market_day where revision > 0 order by day desc limit 1"),
            new Figure("meterwise.market.day.age.seconds", "seconds since the last closed market day ended, in UTC",
                    """
                            select extract(epoch from clock_timestamp() - (max(day) + 1)::timestamp at time zone 'UTC')
                            from market_day where revision > 0""")));

    @Produces
    @Singleton
    Figures figures() { return FIGURES; }
}

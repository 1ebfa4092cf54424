package com.meterwise.segmentation;

import java.util.List;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.meterwise.platform.figures.Figure;
import com.meterwise.platform.figures.Figures;

/** What to watch of the segments: is the model still one of these customers, and is news worked off. */
class FiguresWiring {
    private static final Figures FIGURES = new Figures(List.of(
            new Figure("meterwise.segment.drift.psi", "highest population stability index of a feature on the last day it was measured",
                    "select max(psi) from drift where day = (select max(day) from drift)"),
            new Figure("meterwise.segment.news", "customers with news that was not looked at yet",
                    "select count(*) from touched"),
            new Figure("meterwise.segment.key.accounts", "key accounts",
                    "select count(*) from standing where tier in ('STRATEGIC', 'KEY')")));

    @Produces
    @Singleton
    Figures figures() { return FIGURES; }
}

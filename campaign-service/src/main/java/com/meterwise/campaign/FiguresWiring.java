package com.meterwise.campaign;

import java.util.List;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.meterwise.platform.figures.Figure;
import com.meterwise.platform.figures.Figures;

/** What to watch of offers and of those who are told about them. */
class FiguresWiring {
    private static final Figures FIGURES = new Figures(List.of(
            new Figure("meterwise.offers.proposed", "offers that wait for approval",
                    "select count(*) from offer where status = 'PROPOSED'"),
            new Figure("meterwise.webhook.age.seconds", "seconds the oldest delivery of a webhook is overdue",
                    """
                            select coalesce(extract(epoch from clock_timestamp() - min(due_at)), 0)
                            from delivery where state = 'PENDING' and due_at < clock_timestamp()"""),
            new Figure("meterwise.webhook.disabled", "subscribers switched off since they answered that they are gone",
                    "select count(*) from subscription where state = 'DISABLED'")));

    @Produces
    @Singleton
    Figures figures() { return FIGURES; }
}

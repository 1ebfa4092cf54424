package com.meterwise.platform.figures;

import java.util.List;

/** What a service has to tell of its business beside the platform's own figures; a service produces one such bean. */
public record Figures(List<Figure> all) {
    /** Of every service: what waits to be sent, what was set aside, which days are being worked. */
    public static final Figures OF_PLATFORM = new Figures(List.of(
            new Figure("meterwise.outbox.records", "records waiting to be sent to Kafka", "select coalesce(sum(records), 0) from outbox"),
            new Figure("meterwise.outbox.age.seconds", "age in seconds of the oldest record waiting to be sent",
                    "select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0) from outbox"),
            new Figure("meterwise.dead.letters.open", "records set aside that nobody has answered",
                    "select count(*) from dead_letter where state = 'OPEN'"),
            new Figure("meterwise.day.runs.open", "market days whose work is not done",
                    "select count(*) from day_run where state <> 'DONE'")));

    public Figures {
        all = List.copyOf(all);
    }
}

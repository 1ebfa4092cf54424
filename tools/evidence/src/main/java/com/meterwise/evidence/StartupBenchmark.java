package com.meterwise.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** I9: how soon a service is ready, and what it holds in memory while nothing happens. */
final class StartupBenchmark implements Command {
    private static final List<String> SERVICES = List.of("ingestion", "segmentation", "forecasting", "campaign");

    @Override
    public String name() { return "startup"; }

    @Override
    public String summary() { return "I9: each service started alone, seconds to ready and memory when idle"; }

    @Override
    public String options() { return """
            --times N      starts of each, the median counts, default 3; the first, which also makes the tables, is told apart
            --idle N       seconds of idleness before memory is looked at, default 10"""; }

    @Override
    public boolean run(Arguments arguments) throws Exception {
        int times = arguments.number("times", 3, 1);
        int idle = arguments.number("idle", 10, 0);
        arguments.refuseTheRest();
        Goals goals = new Goals();
        try (Machinery machinery = new Machinery()) {
            for (String service : SERVICES) {
                double first = start(service, machinery);
                double[] seconds = new double[times];
                double memory = 0;
                for (int i = 0; i < times; i++) {
                    try (ServiceAlone alone = new ServiceAlone(service, machinery, Map.of())) {
                        seconds[i] = alone.secondsToReady();
                        if (i == times - 1) {
                            LockSupport.parkNanos(idle * 1_000_000_000L);
                            memory = alone.residentMegabytes();
                        }
                    }
                }
                Arrays.sort(seconds);
                goals.atMost("I9 %s, ready".formatted(service), seconds[times / 2], 3.5, "s",
                        "%.2f to %.2f s; %.1f s with an empty database".formatted(seconds[0], seconds[times - 1], first));
                goals.atMost("I9 %s, memory idle".formatted(service), memory, 230, "MB", "");
            }
        }
        goals.print(System.out);
        return goals.allReached();
    }

    private static double start(String service, Machinery machinery) {
        try (ServiceAlone alone = new ServiceAlone(service, machinery, Map.of())) {
            return alone.secondsToReady();
        }
    }
}

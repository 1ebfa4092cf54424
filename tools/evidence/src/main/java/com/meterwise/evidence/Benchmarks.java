package com.meterwise.evidence;

import java.util.List;

/** {@code tools/benchmarks}: every figure the project claims, measured on the reader's machine beside its peer. */
public final class Benchmarks {
    static final List<Command> COMMANDS = List.of(
            new IngestBenchmark(),
            new SingleBenchmark(),
            new ImportBenchmark(),
            new CapsBenchmark(),
            new ClusteringBenchmark(),
            new DecideBenchmark(),
            new ForecastBenchmark(),
            new IssueBenchmark(),
            new LiftBenchmark(),
            new LiveBenchmark(),
            new LossesBenchmark(),
            new MachineBenchmark(),
            new RelayBenchmark(),
            new ReplayBenchmark(),
            new SegmentsBenchmark(),
            new StageBenchmark(),
            new StartupBenchmark(),
            new ValidationBenchmark());

    private Benchmarks() {}

    public static void main(String[] line) throws Exception {
        System.exit(new CommandLine("tools/benchmarks", "measures what docs/benchmarks.md claims", COMMANDS).run(line));
    }
}

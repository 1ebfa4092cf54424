package com.meterwise.evidence;

import java.util.List;
import java.util.stream.Stream;

/** {@code tools/benchmarks}: every figure the project claims, measured on the reader's machine beside its peer. */
public final class Benchmarks {
    private static final List<Command> SINGLE = List.of(
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
            new OverloadBenchmark(),
            new PoisonBenchmark(),
            new RecoveryBenchmark(),
            new ScoreboardBenchmark(),
            new RelayBenchmark(),
            new ReplayBenchmark(),
            new SegmentsBenchmark(),
            new SizeBenchmark(),
            new StageBenchmark(),
            new StartupBenchmark(),
            new ValidationBenchmark());

    static final List<Command> COMMANDS = Stream.concat(Stream.of(new AllBenchmark(SINGLE)), SINGLE.stream()).toList();

    private Benchmarks() {}

    public static void main(String[] line) throws Exception {
        System.exit(new CommandLine("tools/benchmarks", "measures what docs/benchmarks.md claims", COMMANDS).run(line));
    }
}

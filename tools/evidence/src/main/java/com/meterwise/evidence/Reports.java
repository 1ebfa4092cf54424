package com.meterwise.evidence;

import java.util.List;

/** {@code ./report}: pages with pictures, and the offline check of an offer's proof. */
public final class Reports {
    static final List<Command> COMMANDS = List.of(
            new CaseStudyReport(),
            new ForecastReport(),
            new LossesReport(),
            new OfferReport(),
            new SegmentsReport());

    private Reports() {}

    public static void main(String[] line) throws Exception {
        System.exit(new CommandLine("./report", "draws what a person should judge", COMMANDS).run(line));
    }
}

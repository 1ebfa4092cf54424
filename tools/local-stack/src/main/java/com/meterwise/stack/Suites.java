package com.meterwise.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What the last run of the tests took, module by module, against what it may take. */
record Suites(List<Suite> suites) {
    /** Seconds a module's tests may take on two cores. */
    private static final Map<String, Integer> BUDGET = Map.of("libs/contracts", 60, "libs/embedded", 120, "libs/platform", 360,
            "ingestion-service", 180, "segmentation-service", 180, "forecasting-service", 240, "campaign-service", 180,
            "operations-console", 120,
            "tools/synthetic-utility", 60, "tools/local-stack", 600);
    private static final int USUAL_BUDGET = 60;
    private static final String REPORTS = "target/surefire-reports";

    Suites {
        suites = List.copyOf(suites);
    }

    record Suite(String module, long tests, long failed, long skipped, double seconds, int budget) {
        boolean isGood() { return failed == 0 && seconds <= budget; }
    }

    static Suites of(Path root) {
        try (Stream<Path> folders = Files.walk(root, 4)) {
            List<Path> modules = folders.filter(folder -> folder.endsWith(REPORTS)).map(folder -> folder.getParent().getParent()).sorted()
                    .toList();
            List<Suite> suites = new ArrayList<>();
            for (Path module : modules)
                suites.add(suite(root.relativize(module).toString(), module.resolve(REPORTS)));
            return new Suites(suites);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Suite suite(String module, Path reports) throws IOException {
        long tests = 0;
        long failed = 0;
        long skipped = 0;
        double seconds = 0;
        try (Stream<Path> files = Files.list(reports)) {
            for (Path file : files.filter(one -> one.getFileName().toString().matches("TEST-.*\\.xml")).toList()) {
                Map<String, String> totals = totals(file);
                tests += Long.parseLong(totals.get("tests"));
                failed += Long.parseLong(totals.get("failures")) + Long.parseLong(totals.get("errors"));
                skipped += Long.parseLong(totals.get("skipped"));
                seconds += Double.parseDouble(totals.get("time").replace(",", ""));
            }
        }
        return new Suite(module, tests, failed, skipped, seconds, BUDGET.getOrDefault(module, USUAL_BUDGET));
    }

    /** Attributes of the outermost element. */
    private static Map<String, String> totals(Path file) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (var in = Files.newInputStream(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            xml.nextTag();
            Map<String, String> attributes = new java.util.HashMap<>();
            for (int i = 0; i < xml.getAttributeCount(); i++)
                attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            return attributes;
        } catch (XMLStreamException e) {
            throw new IOException(file + " is no test report", e);
        }
    }

    /** @return 0 if every suite is good, else 1 */
    int print(PrintStream out) {
        out.printf(Locale.ROOT, "%n%-26s %7s %7s %8s %9s %8s%n", "suite", "tests", "failed", "skipped", "seconds", "budget");
        for (Suite suite : suites)
            out.printf(Locale.ROOT, "%-26s %,7d %,7d %,8d %,9.1f %,8d%s%n", suite.module(), suite.tests(), suite.failed(), suite.skipped(),
                    suite.seconds(), suite.budget(), suite.isGood() ? "" : "  <-- not good");
        out.printf(Locale.ROOT, "%-26s %,7d %,7d %,8d %,9.1f%n%n", "all", suites.stream().mapToLong(Suite::tests).sum(),
                suites.stream().mapToLong(Suite::failed).sum(), suites.stream().mapToLong(Suite::skipped).sum(),
                suites.stream().mapToDouble(Suite::seconds).sum());
        return suites.stream().allMatch(Suite::isGood) ? 0 : 1;
    }
}

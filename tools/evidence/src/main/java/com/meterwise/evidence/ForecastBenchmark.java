package com.meterwise.evidence;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.meterwise.forecasting.evaluation.RollingOrigin;
import com.meterwise.forecasting.evaluation.RollingOrigin.Standing;
import com.meterwise.forecasting.history.Series;
import com.meterwise.forecasting.models.SeasonalNaive;

/** Forecasts from rolling origins over any table of loads: every model, and their blend by recent skill. */
final class ForecastBenchmark implements Command {
    private static final int WEEK_DAYS = 7;

    @Override
    public String name() { return "forecast"; }

    @Override
    public String summary() { return "rolling-origin forecasts over any CSV of loads, or F1, F2, F3 beside their peers"; }

    @Override
    public String options() { return """
            --preset f1|f2|f3       the targets on the data beside the project, with the peers in the same run
            --data FILE             CSV, gzip or not: a column of time, then one of load, or one a series
            --horizon H             how far to forecast: slots, or a duration as PT24H; default a day
            --windows W             origins, the last one's forecast ending with the data; default 20
            --step S                between origins: slots or a duration; default the horizon
            --season M              of MASE and the scaled quantile loss: slots or a duration; default a week
            --covariate NAME        column of the temperature, taken as known over the horizon
            --time NAME             column of the time, two joined by +; default: found by content
            --load NAME[,NAME]      columns of the loads; default: found by name, else all numbers
            --interval PT30M        distance of the lines of a table without times
            --zone Europe/Berlin    the table is in UTC, habits follow this clock; default: the clock as written
            --zeros-missing         a zero is a missing value
            """; }

    @Override
    public boolean run(Arguments arguments) throws Exception {
        Optional<String> preset = arguments.text("preset");
        Optional<Path> file = arguments.file("data");
        if (preset.isPresent() == file.isPresent()) throw new WrongUse("give either --data FILE or --preset f1, f2 or f3");
        if (preset.isPresent()) {
            arguments.refuseTheRest();
            return preset(preset.get());
        }
        ForecastData.Reading reading = new ForecastData.Reading(
                new LoadCsv.Columns(arguments.text("time"),
                        arguments.text("load").map(names -> Arrays.asList(names.split(","))).orElse(List.of()),
                        arguments.text("covariate")),
                arguments.value("interval", Duration::parse), arguments.value("zone", ZoneId::of), arguments.has("zeros-missing"));
        Optional<String> horizon = arguments.text("horizon"), step = arguments.text("step"), season = arguments.text("season");
        int windows = arguments.number("windows", 20, 1);
        arguments.refuseTheRest();
        ForecastData data = ForecastData.of(file.orElseThrow(), reading);
        int day = (int) Duration.ofDays(1).dividedBy(data.interval());
        int ahead = horizon.map(text -> slots("horizon", text, data.interval())).orElse(day);
        RollingOrigin rolling = new RollingOrigin(data.types(), ahead, windows,
                step.map(text -> slots("step", text, data.interval())).orElse(ahead),
                season.map(text -> slots("season", text, data.interval())).orElse(WEEK_DAYS * day));
        print(file.get().getFileName().toString(), data, rolling, run(data, rolling), System.out);
        return true;
    }

    private static boolean preset(String name) throws IOException, InterruptedException {
        Path shared = ForecastData.shared().orElse(null);
        if (shared == null) {
            System.out.println("skipped: the data are not beside the project");
            return true;
        }
        Goals goals = new Goals();
        switch (name.toLowerCase(Locale.ROOT)) {
            case "f1" -> {
                ForecastData data = ForecastData.cambridge(shared);
                List<Standing> standings = presetRun("cambridge", data, 56);
                String peers = Peers.forecast(shared, "cambridge");
                Standing blend = blend(standings);
                goals.atMost("F1 mean MASE", blend.mase(), 0.66, "", peers);
                goals.atMost("F1 WAPE, median", 100 * blend.wapeMedian(), 7.3, "%", "");
                goals.between("F4 80 % interval covers", 100 * blend.coverage(), 78, 82, "%", "");
            }
            case "f2" -> {
                ForecastData data = ForecastData.of(shared.resolve("vic_elec/vic_elec_2012_2013.csv.gz"), new ForecastData.Reading(
                        new LoadCsv.Columns(Optional.empty(), List.of("Demand"), Optional.of("Temperature")), Optional.empty(),
                        Optional.empty(), false));
                List<Standing> standings = presetRun("vic_elec with temperature", data, 56);
                String peers = Peers.forecast(shared, "vic");
                Standing blend = blend(standings);
                goals.atMost("F2 MASE", blend.mase(), 0.38, "", peers);
                goals.atMost("F2 WAPE", 100 * blend.wapeMedian(), 2.9, "%", "");
                goals.between("F4 80 % interval covers", 100 * blend.coverage(), 78, 82, "%", "");
            }
            case "f3" -> {
                ForecastData data = ForecastData.of(shared.resolve("taylor/taylor.csv"), new ForecastData.Reading(
                        new LoadCsv.Columns(Optional.empty(), List.of(), Optional.empty()), Optional.of(Duration.ofMinutes(30)),
                        Optional.empty(), false));
                List<Standing> standings = presetRun("taylor", data, 14);
                goals.atMost("F3 MAPE", 100 * blend(standings).mapeMedian(), 0.85, "%", Peers.taylor(shared));
                goals.between("F4 80 % interval covers", 100 * blend(standings).coverage(), 78, 82, "%", "");
            }
            default -> throw new WrongUse("there is no preset %s: f1, f2 or f3".formatted(name));
        }
        System.out.println();
        goals.print(System.out);
        return goals.allReached();
    }

    private static List<Standing> presetRun(String name, ForecastData data, int windows) {
        int day = (int) Duration.ofDays(1).dividedBy(data.interval());
        RollingOrigin rolling = new RollingOrigin(data.types(), day, windows, day, WEEK_DAYS * day);
        List<Standing> standings = run(data, rolling);
        print(name, data, rolling, standings, System.out);
        return standings;
    }

    private static List<Standing> run(ForecastData data, RollingOrigin rolling) {
        try {
            return rolling.run(new ArrayList<>(data.series().values()), model -> System.err.println("  " + model));
        } catch (IllegalArgumentException e) {
            throw new WrongUse(e.getMessage());
        }
    }

    private static Standing blend(List<Standing> standings) { return standings.get(standings.size() - 1); }

    /** Slots from a number of them or from a duration. */
    static int slots(String option, String text, Duration interval) {
        try {
            int slots = text.startsWith("P") ? (int) Duration.parse(text).dividedBy(interval) : Integer.parseInt(text);
            if (slots < 1) throw new WrongUse("--%s must be at least one slot of %s, got %s".formatted(option, interval, text));
            return slots;
        } catch (NumberFormatException | java.time.format.DateTimeParseException e) {
            throw new WrongUse("--%s is a number of slots or a duration as PT24H, got %s".formatted(option, text));
        }
    }

    private static void print(String name, ForecastData data, RollingOrigin rolling, List<Standing> standings, PrintStream out) {
        Series first = data.series().values().iterator().next();
        out.printf("%s: %d series of %,d values, %s apart, from %s; %d windows of %d slots every %d, season %d%n", name,
                data.series().size(),
                first.end(), data.interval(), first.first(), rolling.windows(), rolling.horizon(), rolling.step(), rolling.season());
        data.remarks().stream().limit(12).forEach(remark -> out.println("  " + remark));
        out.printf("%-20s %7s %7s %9s %9s %9s %9s %8s %9s%n", "model", "MASE", "SQL", "WAPE med", "WAPE mean", "MAPE med", "80% cov.",
                "fit s",
                "predict s");
        for (Standing one : standings)
            out.printf(Locale.ROOT, "%-20s %7.4f %7.4f %8.3f%% %8.3f%% %8.3f%% %8.1f%% %8.1f %9.2f%n", one.model(), one.mase(),
                    one.scaledQuantileLoss(), 100 * one.wapeMedian(), 100 * one.wapeMean(), 100 * one.mapeMedian(), 100 * one.coverage(),
                    one.fitSeconds(), one.predictSeconds());
        Standing naive = standings.stream().filter(one -> one.model().equals(SeasonalNaive.NAME)).findFirst().orElseThrow();
        out.printf(Locale.ROOT,
                "%s: the mean of all, weighted by windows already over; against the weekly naive MASE %+.1f %%, quantile loss %+.1f %%%n",
                RollingOrigin.BLEND,
                100 * (blend(standings).mase() / naive.mase() - 1),
                100 * (blend(standings).scaledQuantileLoss() / naive.scaledQuantileLoss() - 1));
    }
}

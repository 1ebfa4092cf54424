package com.meterwise.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import com.meterwise.embedded.OsProcess;
import com.meterwise.stack.Market.ClockMode;
import com.meterwise.synthetic.Utility;

/** ./start --check: everything once, from nothing to offers, in a folder that is gone afterwards. */
final class Check {
    private static final Duration OFFERS = Duration.ofMinutes(1);

    private final Path root;
    private final StartOptions options;
    private final Progress progress;

    Check(Path root, StartOptions options, Progress progress) {
        this.root = root;
        this.options = options;
        this.progress = progress;
    }

    /** @return what is missing; empty if all is well */
    List<String> run() {
        Path data = Folder.fresh("check");
        OsProcess.beforeTheEnd(() -> Folder.delete(data));
        boolean well = false;
        try (Stack stack = Stack.start(root, data, market(), progress)) {
            LocalDate yesterday = LocalDate.now(stack.market().zone()).minusDays(1);
            Utility utility = Utility.of(options.customers(), yesterday.minusDays(options.days() - 1L), options.days(),
                    stack.market().zone()).withReactiveEnergy();
            new Sample(utility, stack.system(), progress).load();
            new Closing(stack.system(), progress).close(yesterday);
            Pause.until(() -> Figures.of(stack.system()).count(Service.CAMPAIGN, "offers") > 0, OFFERS);
            Summary summary = Summary.of(Figures.of(stack.system())).and(console(stack, data));
            progress.print(summary.table(progress.seconds()));
            well = summary.missing().isEmpty();
            return summary.missing();
        } finally {
            if (!well) keepLogs(data);
            Folder.delete(data);
        }
    }

    private static Summary.Line console(Stack stack, Path data) {
        int shown = new ConsoleVisit(stack.system().services().get(Service.CONSOLE.id())).panels(ConsoleSettings.password(data));
        return new Summary.Line("console panels", shown, "of %d tried that a viewer sees something in".formatted(ConsoleVisit.wanted()));
    }

    private Market market() {
        return new Market(options.zone().orElse(Market.USUAL_ZONE), options.currency().orElse(Market.USUAL_CURRENCY),
                options.clock().orElse(ClockMode.REPLAY), options.portsFrom().orElseGet(() -> PortPlan.free(Service.of(root)).from()));
    }

    private void keepLogs(Path data) {
        Path logs = data.resolve("logs");
        Path kept = root.resolve("target/check-logs");
        if (!Files.isDirectory(logs)) return;
        Folder.copyFiles(logs, kept);
        progress.say("the services' logs are in %s", kept);
    }
}

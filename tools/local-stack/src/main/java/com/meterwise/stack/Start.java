package com.meterwise.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import com.meterwise.stack.Market.ClockMode;
import com.meterwise.synthetic.Utility;

/** ./start: the system, in the foreground until it is stopped. */
final class Start {
    /** Holds the process that is ready, for who waits for it. */
    static final String READY = "ready";

    private final Path root;
    private final StartOptions options;
    private final Progress progress;

    Start(Path root, StartOptions options, Progress progress) {
        this.root = root;
        this.options = options;
        this.progress = progress;
    }

    void run() {
        Market market = options.market();
        Stack stack = Stack.start(root, options.data(), market, progress);
        if (!options.empty()) loadSample(stack);
        progress.print(welcome(stack));
        ready();
        stack.awaitClosed();
    }

    private void loadSample(Stack stack) {
        LocalDate yesterday = LocalDate.now(stack.market().zone()).minusDays(1);
        Sample.Plan plan = Sample.Plan.of(options.data(), yesterday, options.customers(), options.days());
        if (plan.loaded()) return;
        plan.write(options.data());
        Utility utility = Utility.of(plan.customers(), plan.from(), plan.days(), stack.market().zone()).withReactiveEnergy();
        progress.say("loading an invented utility: %d customers, %d days", plan.customers(), plan.days());
        new Sample(utility, stack.system(), progress).load();
        if (stack.market().clock() == ClockMode.REPLAY) {
            new Closing(stack.system(), progress).close(utility.until().minusDays(1));
            progress.print(Summary.of(Figures.of(stack.system())).table(progress.seconds()));
        }
        plan.asLoaded().write(options.data());
    }

    private String welcome(Stack stack) {
        StringBuilder text = new StringBuilder("%nMeterwise is running: %s, %s, clock %s%n%n".formatted(stack.market().zone(),
                stack.market().currency(), stack.market().clock().name().toLowerCase(java.util.Locale.ROOT)));
        SystemFile system = stack.system();
        system.services().forEach((name, url) -> text.append(name.equals(Service.CONSOLE.id())
                ? "  %-13s %s%n".formatted(name, url)
                : "  %-13s %s   described at %s/q/openapi%n".formatted(name, url, system.management().get(name))));
        if (system.services().containsKey(Service.CONSOLE.id()))
            text.append("%n  Open %s in a browser; sign in as viewer, operator, manager or admin, password %s%n%n".formatted(
                    system.services().get(Service.CONSOLE.id()), ConsoleSettings.password(options.data())));
        text.append("  %-13s %s%n%n".formatted("Kafka", system.kafka()));
        text.append("Addresses and tokens of all roles are in %s. A token to look around with (role operator):%n%n  %s%n%n"
                .formatted(options.data().resolve(SystemFile.NAME), system.tokens().get("operator")));
        text.append("  curl -H \"Authorization: Bearer $TOKEN\" %s/v1/segments%n%n".formatted(system.services().get("segmentation")));
        text.append("./load brings readings of your own, ./stop or Ctrl-C ends it, ./start goes on with the same data.%n%n".formatted());
        return text.toString();
    }

    private void ready() {
        try {
            Files.writeString(options.data().resolve(READY), Long.toString(ProcessHandle.current().pid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

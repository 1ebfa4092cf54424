package com.meterwise.stack;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import com.meterwise.embedded.Root;

/** The commands: start, stop, load, fuzz, faults, rebuild, suites, and for containers compose and topics. */
public final class LocalStack {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private LocalStack() {}

    public static void main(String[] line) { System.exit(run(line)); }

    private static int run(String... line) {
        Progress progress = new Progress(System.out);
        String command = line.length == 0 ? "" : line[0];
        String[] rest = Arrays.copyOfRange(line, Math.min(1, line.length), line.length);
        try {
            return switch (command) {
                case "start" -> start(progress, rest);
                case "stop" -> stop(progress, rest);
                case "load" -> load(progress, rest);
                case "fuzz" -> fuzz(progress, rest);
                case "faults" -> faults(progress, rest);
                case "rebuild" -> rebuild(progress, rest);
                case "suites" -> Suites.of(Root.find()).print(System.out);
                case "compose" -> compose(progress, rest);
                case "topics" -> topics(rest);
                default ->
                    throw new WrongUse("commands are start, stop, load, fuzz, faults, rebuild, suites, compose and topics, got " + command);
            };
        } catch (WrongUse e) {
            System.err.println(e.getMessage() + " (--help tells the options)");
            return WRONG_USE;
        } catch (Failed e) {
            System.err.println(command + ": " + e.getMessage());
            return FAILED;
        }
    }

    private static int start(Progress progress, String... line) {
        if (isHelp(line)) return tell(StartOptions.HELP);
        Path root = Root.find();
        StartOptions options = StartOptions.of(root, line);
        switch (options.mode()) {
            case FOREGROUND -> new Start(root, options, progress).run();
            case DETACHED -> new Detached(options.data(), progress).run(List.of(line));
            case CHECK -> {
                List<String> missing = new Check(root, options, progress).run();
                if (!missing.isEmpty()) throw new Failed("there are no " + String.join(", no ", missing));
            }
        }
        return 0;
    }

    private static int stop(Progress progress, String... line) {
        if (isHelp(line)) return tell(Stop.HELP);
        new Stop(progress).run(Root.find(), line);
        return 0;
    }

    private static int load(Progress progress, String... line) {
        if (isHelp(line)) return tell(LoadOptions.HELP);
        return new Load(LoadOptions.of(Root.find(), line), progress).run() ? 0 : FAILED;
    }

    private static int fuzz(Progress progress, String... line) {
        if (isHelp(line)) return tell(Fuzz.HELP);
        return Fuzz.run(Root.find(), progress, line) ? 0 : FAILED;
    }

    private static int faults(Progress progress, String... line) {
        if (isHelp(line)) return tell(Faults.HELP);
        return Faults.run(Root.find(), progress, line) ? 0 : FAILED;
    }

    private static int rebuild(Progress progress, String... line) {
        if (isHelp(line)) return tell(Rebuilding.HELP);
        return Rebuilding.run(Root.find(), progress, line) ? 0 : FAILED;
    }

    private static int compose(Progress progress, String... line) {
        if (line.length != 2) throw new WrongUse("compose takes prepare, fill or accept, and a folder");
        Compose compose = new Compose(Root.find(), Path.of(line[1]).toAbsolutePath().normalize());
        switch (line[0]) {
            case "prepare" -> compose.prepare();
            case "fill" -> progress.say("%d offers", compose.fill(progress));
            case "accept" -> progress.say("offer %s is accepted", compose.accept());
            default -> throw new WrongUse("compose takes prepare, fill or accept, got " + line[0]);
        }
        return 0;
    }

    private static int topics(String... line) {
        if (line.length < 1 || line.length > 2)
            throw new WrongUse("topics takes a broker's address, and a file of client settings if it asks for any");
        Compose.topics(line[0], line.length == 2 ? Path.of(line[1]) : null);
        return 0;
    }

    private static boolean isHelp(String... line) { return Arrays.asList(line).contains("--help"); }

    private static int tell(String text) {
        System.out.print(text);
        return 0;
    }
}

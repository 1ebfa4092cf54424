package com.meterwise.evidence;

import java.util.List;

/** Finds the sub-command, runs it, and turns its outcome into an exit status: 0 all goals reached, 1 one missed, 2 wrong use. */
record CommandLine(String program, String purpose, List<? extends Command> commands) {

    int run(String... line) throws Exception {
        if (line.length == 0 || line[0].equals("--help") || line[0].equals("help")) {
            System.out.print(help());
            return 0;
        }
        Command command = commands.stream().filter(candidate -> candidate.name().equals(line[0])).findFirst().orElse(null);
        if (command == null) {
            System.err.printf("%s: there is no %s%n%s", program, line[0], help());
            return 2;
        }
        String[] rest = java.util.Arrays.copyOfRange(line, 1, line.length);
        if (List.of(rest).contains("--help")) {
            System.out.printf("%s %s: %s%n%s", program, command.name(), command.summary(), indented(command.options()));
            return 0;
        }
        try {
            return command.run(Arguments.of(rest)) ? 0 : 1;
        } catch (WrongUse e) {
            System.err.printf("%s %s: %s (--help tells the options)%n", program, command.name(), e.getMessage());
            return 2;
        }
    }

    String help() {
        StringBuilder text = new StringBuilder("%s: %s%n%n".formatted(program, purpose));
        for (Command command : commands)
            text.append("  %-12s %s%n".formatted(command.name(), command.summary()));
        return text.append("%n%s <sub-command> --help tells its options.%n".formatted(program)).toString();
    }

    private static String indented(String options) { return options.isBlank() ? "" : options.stripTrailing().indent(2); }
}

package com.meterwise.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.meterwise.embedded.OsProcess;
import com.meterwise.stack.faults.Fault;
import com.meterwise.stack.faults.TcpProxy;

/** Does to a running stack what a plan of faults says, and undoes what can be undone. */
final class Mischief {
    private final Stack stack;
    private final ProxiedWires wires;
    private final SmallDisk disk;
    private final Flood flood;

    /** @param disk of the stack's own; null if it has none */
    Mischief(Stack stack, ProxiedWires wires, SmallDisk disk) {
        this.stack = stack;
        this.wires = wires;
        this.disk = disk;
        this.flood = new Flood(stack.system());
    }

    /** @param lines of the round, for clients that send too much; @return done when every fault is over */
    CompletableFuture<Void> begin(List<Fault> faults, String lines) {
        return CompletableFuture.allOf(faults.stream().map(fault -> CompletableFuture.runAsync(() -> {
            Pause.of(Duration.ofMillis(fault.atMillis()));
            commit(fault, lines);
        }, task -> new Thread(task, "mischief").start())).toArray(CompletableFuture[]::new));
    }

    private void commit(Fault fault, String lines) {
        Duration lasts = Duration.ofMillis(fault.forMillis());
        switch (fault.kind()) {
            case KILL -> kill(fault.target());
            case PAUSE -> pause(process(fault.target()), lasts);
            case CUT, LATENCY, BANDWIDTH, HALF_OPEN -> disturb(wires.between(service(fault.target()), fault.store()), fault, lasts);
            case REBALANCE -> new Stranger(stack.system().kafka(), fault.target()).comeAndGo(lasts);
            case FULL_DISK -> disk.fill(lasts);
            case OVERLOAD -> stack.progress().say("%s", flood.pour(lines, lasts));
        }
    }

    /** Whoever guards the process starts it again. */
    void kill(String name) { process(name).kill(); }

    private static void disturb(TcpProxy proxy, Fault fault, Duration lasts) {
        switch (fault.kind()) {
            case CUT -> proxy.cut();
            case LATENCY -> proxy.delay(fault.amount());
            case BANDWIDTH -> proxy.narrow(fault.amount());
            default -> proxy.stall();
        }
        try {
            Pause.of(lasts);
        } finally {
            proxy.heal();
        }
    }

    /** With its children: PostgreSQL works in them. */
    private static void pause(OsProcess process, Duration lasts) {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.process().toHandle()), process.process().descendants()).toList();
        try {
            signal("STOP", all);
            Pause.of(lasts);
        } finally {
            signal("CONT", all);
        }
    }

    private static void signal(String name, List<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.stream().filter(ProcessHandle::isAlive).forEach(process -> command.add(Long.toString(process.pid())));
        if (command.size() == 2) return;
        try {
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted", e);
        }
    }

    private OsProcess process(String name) {
        return stack.parts().stream().filter(part -> part.name().equals(name)).findFirst()
                .orElseThrow(() -> new Failed("there is no " + name)).process();
    }

    private static Service service(String name) { return Service.valueOf(name.toUpperCase(Locale.ROOT)); }
}

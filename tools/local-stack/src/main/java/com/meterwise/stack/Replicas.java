package com.meterwise.stack;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Further processes of a service beside its first one: in the same consumer group, on the same database, each with a number, a name, a log
 * and ports of its own. They may come and go while the system works.
 */
final class Replicas {
    /** Ports and connections to the database are planned for so many of a service, the first included. */
    static final int MOST = 4;

    private final Stack stack;
    private final Path data;
    private final Map<Service, Set<Integer>> running = new EnumMap<>(Service.class);

    Replicas(Stack stack, Path data) {
        this.stack = stack;
        this.data = data;
    }

    /**
     * Reads {@code segmentation=2,campaign=3}.
     *
     * @return processes wanted, the first included
     */
    static Map<Service, Integer> wanted(String text) {
        Map<Service, Integer> wanted = new EnumMap<>(Service.class);
        for (String one : text.split(",", -1)) {
            String[] parts = one.split("=", -1);
            if (parts.length != 2) throw new IllegalArgumentException("write segmentation=2, or several with commas between");
            Service service = Arrays.stream(Service.values()).filter(each -> each.hasDatabase() && each.id().equals(parts[0])).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "there can be several of ingestion, segmentation, forecasting and campaign"));
            int count = Integer.parseInt(parts[1]);
            if (count < 1 || count > MOST) throw new IllegalArgumentException("there can be 1 to %d of a service".formatted(MOST));
            if (wanted.put(service, count) != null) throw new IllegalArgumentException(parts[0] + " is given twice");
        }
        return wanted;
    }

    /** @param number 1 for the second process: the first has the number 0 and the service's own name */
    static String name(Service service, int number) {
        return number == 0 ? service.id() : service.id() + "-" + number;
    }

    /** Starts as many as are wanted, one after the other: starting is work for every core. */
    void start(Map<Service, Integer> wanted) {
        wanted.forEach((service, count) -> {
            for (int i = 1; i < count; i++)
                join(service);
        });
    }

    /**
     * Starts one more, with the lowest number that is free, and waits until it is ready.
     *
     * @return its name
     * @throws Failed if its ports are taken or it does not get ready
     */
    String join(Service service) {
        int number = 1;
        synchronized (running) {
            Set<Integer> numbers = running.computeIfAbsent(service, each -> new TreeSet<>());
            while (numbers.contains(number))
                number++;
            if (number >= MOST) throw new Failed("there can be %d of a service".formatted(MOST));
            numbers.add(number);
        }
        PortPlan ports = stack.ports();
        String name = name(service, number);
        Map<String, String> own = new TreeMap<>();
        own.put("METERWISE_REPLICA", Integer.toString(number));
        own.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service, number)));
        own.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.managementOf(service, number)));
        ServicePart first = (ServicePart) stack.part(service.id());
        stack.join(first.beside(name, data.resolve("logs").resolve(name + ".log"), own), ports.urlOf(service, number),
                ports.managementUrlOf(service, number));
        return name;
    }

    /** Lets a replica end in order, for good. */
    void leave(Service service, int number) {
        stack.leave(name(service, number));
        synchronized (running) {
            running.getOrDefault(service, Set.of()).remove(number);
        }
    }

    /** As an upgrade does: asks a process to end, and waits until the one that follows is ready. */
    void restart(Service service, int number) {
        Part part = stack.part(name(service, number));
        part.process().stop(ServicePart.STOP_SECONDS);
        stack.awaitAgain(part, stack.ports().managementUrlOf(service, number));
    }
}

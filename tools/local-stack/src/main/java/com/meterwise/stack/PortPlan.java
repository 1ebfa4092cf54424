package com.meterwise.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.embedded.Ports;

/**
 * Who listens where.
 *
 * @param from port of the console; the services follow in their order, their management ports 1000 above; further processes of a service lie
 *             apart
 */
record PortPlan(int from) {
    static final int USUAL = 8080;
    private static final int MANAGEMENT = 1000;
    private static final int KAFKA = 12;
    private static final int POSTGRESQL = 32;
    /** Ports of further processes of the services begin here, a run of {@link #RUN} for each number. */
    private static final int REPLICAS = 50;
    private static final int RUN = 8;
    private static final int HIGHEST = 65_535 - MANAGEMENT - REPLICAS - RUN * Replicas.MOST;
    private static final int TRIES = 200;

    PortPlan {
        if (from < 1024 || from > HIGHEST) throw new IllegalArgumentException("ports go from 1024 to %d, got %d".formatted(HIGHEST, from));
    }

    int of(Service service) { return from + service.ordinal(); }

    /** @param replica 0 for the first process of a service */
    int of(Service service, int replica) {
        return replica == 0 ? of(service) : from + REPLICAS + RUN * replica + service.ordinal();
    }

    int managementOf(Service service, int replica) { return of(service, replica) + MANAGEMENT; }

    String urlOf(Service service, int replica) { return "http://127.0.0.1:" + of(service, replica); }

    String managementUrlOf(Service service, int replica) { return "http://127.0.0.1:" + managementOf(service, replica); }

    int managementOf(Service service) { return of(service) + MANAGEMENT; }

    int kafka() { return from + KAFKA; }

    int postgresql() { return from + POSTGRESQL; }

    String urlOf(Service service) { return "http://127.0.0.1:" + of(service); }

    String managementUrlOf(Service service) { return "http://127.0.0.1:" + managementOf(service); }

    /** A plan none of whose ports is taken now. */
    static PortPlan free(List<Service> services) {
        for (int i = 0; i < TRIES; i++) {
            int from = Ports.free();
            if (from > HIGHEST) continue;
            PortPlan plan = new PortPlan(from);
            if (plan.taken(services).isEmpty()) return plan;
        }
        throw new Failed("there are no free ports in a row on this machine");
    }

    /** Ports somebody else listens on, with what they are wanted for. */
    Map<Integer, String> taken(List<Service> services) {
        Map<Integer, String> wanted = new LinkedHashMap<>();
        for (Service service : services) {
            wanted.put(of(service), service.id());
            wanted.put(managementOf(service), service.id() + " management");
        }
        wanted.put(kafka(), "Kafka");
        wanted.put(postgresql(), "PostgreSQL");
        wanted.keySet().removeIf(Ports::isFree);
        return wanted;
    }
}

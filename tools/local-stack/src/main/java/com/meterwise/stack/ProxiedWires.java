package com.meterwise.stack;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.meterwise.embedded.Ports;
import com.meterwise.stack.faults.Store;
import com.meterwise.stack.faults.TcpProxy;

/** A proxy of its own between each service and each of its stores, so that one can be cut off while the others go on. */
final class ProxiedWires implements Wires, AutoCloseable {
    private final Map<Service, TcpProxy> toKafka = new EnumMap<>(Service.class);
    private final Map<Service, TcpProxy> toDatabase = new EnumMap<>(Service.class);
    private final Map<Integer, Integer> doors = new HashMap<>();

    ProxiedWires(List<Service> services, PortPlan ports) {
        for (Service service : services) {
            if (!service.hasDatabase()) continue;
            int door = Ports.free();
            TcpProxy kafka = new TcpProxy(door);
            doors.put(door, kafka.port());
            toKafka.put(service, kafka);
            toDatabase.put(service, new TcpProxy(ports.postgresql()));
        }
    }

    TcpProxy between(Service service, Store store) { return (store == Store.KAFKA ? toKafka : toDatabase).get(service); }

    @Override
    public Map<Integer, Integer> doors() { return Map.copyOf(doors); }

    @Override
    public String kafka(Service service, String straight) {
        return toKafka.containsKey(service) ? "127.0.0.1:" + toKafka.get(service).port() : straight;
    }

    @Override
    public String database(Service service, String jdbcUrl) {
        return jdbcUrl.replaceFirst(":\\d+/", ":" + toDatabase.get(service).port() + "/");
    }

    @Override
    public void close() {
        toKafka.values().forEach(TcpProxy::close);
        toDatabase.values().forEach(TcpProxy::close);
    }
}

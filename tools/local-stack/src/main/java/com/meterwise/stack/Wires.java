package com.meterwise.stack;

import java.util.Map;

/** How a service reaches broker and database: straight, or through something that can be disturbed. */
interface Wires {
    Wires STRAIGHT = new Wires() {};

    /** Further doors of the broker: the port it listens on, to the one it tells its clients. */
    default Map<Integer, Integer> doors() {
        return Map.of();
    }

    /** @param straight the broker's own address */
    default String kafka(Service service, String straight) { return straight; }

    /** @param jdbcUrl of the service's database */
    default String database(Service service, String jdbcUrl) { return jdbcUrl; }
}

package com.meterwise.stack;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.meterwise.stack.Market.ClockMode;

/** The command line of ./start, read. What is absent is as the folder's data was made, or usual. */
record StartOptions(Path data, Mode mode, boolean empty, int customers, int days, Optional<Integer> portsFrom, Optional<ZoneId> zone,
        Optional<Currency> currency, Optional<ClockMode> clock, Map<Service, Integer> replicas) {
    static final String HELP = """
            Starts Meterwise on this machine: Kafka, PostgreSQL and every service, with a small invented utility to look at.

              --detach         returns when everything is ready; ./stop ends it
              --check          tries everything once in a fresh folder on free ports, prints a table, leaves nothing behind
              --empty          without the invented utility; ./load brings your own readings
              --customers N    of the invented utility, default 200
              --days N         of it, ending yesterday, default 60
              --data DIR       where everything is kept, default .local
              --ports-from N   port of the console, default 8080; the services follow, management ports are 1000 above
              --zone Z         market zone, default Europe/Berlin; fixed once there is data
              --currency C     default EUR; fixed once there is data
              --clock MODE     live: days close by the clock; replay: days close when told to, and no customer is contacted;
                               default replay with the invented utility, live without
              --replicas S=N   N processes of a service in one consumer group, as segmentation=2,campaign=3; at most 4 of each
            """;
    private static final int CUSTOMERS = 200;
    private static final int DAYS = 60;

    enum Mode {
        FOREGROUND, DETACHED, CHECK
    }

    StartOptions {
        replicas = Map.copyOf(replicas);
        if (customers < 2) throw new WrongUse("--customers must be 2 or more, got " + customers);
        if (days < 15) throw new WrongUse("--days must be 15 or more, got %d: segments need 14 days".formatted(days));
    }

    static StartOptions of(Path root, String... line) {
        Arguments given = Arguments.of(Set.of("--detach", "--check", "--empty"),
                Set.of("--customers", "--days", "--data", "--ports-from", "--zone", "--currency", "--clock", "--replicas"), line);
        if (!given.rest().isEmpty()) throw new WrongUse("start takes options only, got " + given.rest().get(0));
        if (given.has("--check") && (given.has("--detach") || given.has("--empty") || given.values().containsKey("--data")))
            throw new WrongUse("--check has a folder, ports and a load of its own");
        Mode mode = given.has("--check") ? Mode.CHECK : given.has("--detach") ? Mode.DETACHED : Mode.FOREGROUND;
        return new StartOptions(given.value("--data", Path::of).orElse(root.resolve(".local")).toAbsolutePath().normalize(), mode,
                given.has("--empty"), given.value("--customers", Integer::valueOf).orElse(CUSTOMERS),
                given.value("--days", Integer::valueOf).orElse(DAYS), given.value("--ports-from", StartOptions::port),
                given.value("--zone", ZoneId::of), given.value("--currency", Currency::getInstance),
                given.value("--clock", text -> ClockMode.valueOf(text.toUpperCase(Locale.ROOT))),
                given.value("--replicas", Replicas::wanted).orElse(Map.of()));
    }

    private static int port(String text) { return new PortPlan(Integer.parseInt(text)).from(); }

    /** @throws WrongUse if the folder's data was made in another zone or currency */
    Market market() {
        Optional<Market> before = Market.of(data);
        before.ifPresent(made -> {
            zone.filter(wanted -> !wanted.equals(made.zone())).ifPresent(wanted -> refuse("zone", made.zone(), wanted));
            currency.filter(wanted -> !wanted.equals(made.currency())).ifPresent(wanted -> refuse("currency", made.currency(), wanted));
        });
        return new Market(zone.or(() -> before.map(Market::zone)).orElse(Market.USUAL_ZONE),
                currency.or(() -> before.map(Market::currency)).orElse(Market.USUAL_CURRENCY),
                clock.or(() -> before.map(Market::clock)).orElse(empty ? ClockMode.LIVE : ClockMode.REPLAY),
                portsFrom.or(() -> before.map(Market::portsFrom)).orElse(PortPlan.USUAL));
    }

    private void refuse(String what, Object made, Object wanted) {
        throw new WrongUse("the data in %s has the %s %s; for %s choose another folder with --data".formatted(data, what, made, wanted));
    }
}

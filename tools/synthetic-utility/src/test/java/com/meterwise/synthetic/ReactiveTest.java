package com.meterwise.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

class ReactiveTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private final Utility plain = Utility.of(200, LocalDate.of(2026, 3, 2), 3, BERLIN)
            .withMishaps(Mishaps.USUAL.withFaults(0.3));
    private final Utility utility = plain.withReactiveEnergy();

    @Test
    void reactive_energy_comes_beside_the_active_and_changes_no_line_of_it() throws IOException {
        List<Map<String, Object>> active = Written.lines(utility::writeReadings);
        active.removeIf(line -> line.get("channel").equals("importKvarh"));
        assertThat(active).isEqualTo(Written.lines(plain::writeReadings));
        assertThat(Written.bytes(utility::writeTruth)).isEqualTo(Written.bytes(plain::writeTruth));
        assertThat(Written.bytes(utility::writeFaults)).isEqualTo(Written.bytes(plain::writeFaults));
    }

    @Test
    void the_meters_that_tell_it_are_registered_so_and_are_those_on_a_demand_tariff() throws IOException {
        Set<Object> onDemand = new HashSet<>();
        for (Map<String, Object> customer : Written.lines(utility::writeCustomers))
            if (customer.get("tariffId").equals("T-DEMAND-CAP")) onDemand.add(customer.get("customerId"));
        Set<Object> registered = new HashSet<>();
        for (Map<String, Object> meter : Written.lines(utility::writeMeters)) {
            boolean reactive = ((List<?>) meter.get("channels")).contains("importKvarh");
            assertThat(reactive).as("%s", meter).isEqualTo(onDemand.contains(meter.get("customerId")));
            if (reactive) registered.add(meter.get("meterId"));
        }
        Set<Object> telling = new HashSet<>();
        for (Map<String, Object> line : reactive(utility))
            telling.add(line.get("meterId"));
        assertThat(telling).isNotEmpty().isEqualTo(registered);
    }

    @Test
    void power_factors_are_those_of_real_plants_and_gaps_are_shared() throws IOException {
        Utility unspoilt = utility.withMishaps(Mishaps.USUAL);
        Map<String, Map<String, Object>> active = new HashMap<>();
        for (Map<String, Object> line : Written.lines(unspoilt::writeReadings))
            if (line.get("channel").equals("importKwh")) active.put(line.get("meterId") + " " + line.get("start"), line);
        List<Double> factors = new ArrayList<>();
        for (Map<String, Object> line : reactive(unspoilt)) {
            List<?> kvarh = (List<?>) line.get("values");
            List<?> kwh = (List<?>) active.get(line.get("meterId") + " " + line.get("start")).get("values");
            double p = 0;
            double q = 0;
            for (int slot = 0; slot < kwh.size(); slot++) {
                assertThat(kvarh.get(slot) == null).isEqualTo(kwh.get(slot) == null);
                if (kwh.get(slot) == null) continue;
                p += (Double) kwh.get(slot);
                q += (Double) kvarh.get(slot);
            }
            factors.add(p / Math.hypot(p, q));
        }
        assertThat(factors).allSatisfy(factor -> assertThat(factor).isBetween(0.71, 0.986)).anyMatch(factor -> factor < 0.9)
                .anyMatch(factor -> factor > 0.9);
    }

    private static List<Map<String, Object>> reactive(Utility utility) throws IOException {
        List<Map<String, Object>> lines = Written.lines(utility::writeReadings);
        lines.removeIf(line -> !line.get("channel").equals("importKvarh"));
        return lines;
    }
}

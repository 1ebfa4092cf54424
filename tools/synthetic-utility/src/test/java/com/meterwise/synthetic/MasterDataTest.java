package com.meterwise.synthetic;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

class MasterDataTest {
    private static final Set<String> KINDS = Set.of("RESIDENTIAL", "COMMERCIAL", "INDUSTRIAL", "PUBLIC");
    private final Utility utility = Utility.of(1000, LocalDate.of(2026, 9, 21), 60, ZoneId.of("Europe/Berlin"));

    @Test
    void customers_have_the_fields_of_the_register() throws IOException {
        List<Map<String, Object>> customers = Written.lines(utility::writeCustomers);
        assertThat(customers).hasSize(1000);
        assertThat(customers.get(0)).containsEntry("customerId", "C-000001").containsEntry("name", "Customer 000001");
        for (Map<String, Object> customer : customers) {
            Map<String, Object> told = new HashMap<>(customer);
            told.remove("parentId");
            assertThat(told).containsOnlyKeys("customerId", "name", "kind", "sector", "region", "voltageKv", "contractedKw",
                    "contractedKva", "criticalSupply", "tariffId", "competitive", "arrearsDays", "annualRevenue", "consents");
            assertThat(KINDS).contains((String) customer.get("kind"));
            assertThat((String) customer.get("annualRevenue")).matches("\\d+\\.\\d\\d");
            assertThat((Double) customer.get("contractedKw")).isGreaterThanOrEqualTo(5).isLessThan((Double) customer.get("contractedKva"));
        }
        assertThat(customers.stream().map(customer -> customer.get("region")).distinct()).hasSize(4);
    }

    @Test
    void about_85_percent_consent_to_email_and_some_took_it_back() throws IOException {
        int granted = 0;
        int withdrawn = 0;
        for (Map<String, Object> customer : Written.lines(utility::writeCustomers)) {
            Map<?, ?> email = (Map<?, ?>) ((Map<?, ?>) customer.get("consents")).get("email");
            if (email == null) continue;
            if (email.get("status").equals("GRANTED")) granted++;
            else
                withdrawn++;
            assertThat(OffsetDateTime.parse((String) email.get("at")).toLocalDate()).isBefore(utility.from());
        }
        assertThat(granted).isBetween(810, 890);
        assertThat(withdrawn).isBetween(60, 140);
    }

    @Test
    void key_accounts_by_planted_size_are_those_the_register_shows_as_large() throws IOException {
        Map<Object, Map<String, Object>> truth = new HashMap<>();
        for (Map<String, Object> line : Written.lines(utility::writeTruth))
            truth.put(line.get("customerId"), line);
        int keys = 0;
        for (Map<String, Object> customer : Written.lines(utility::writeCustomers)) {
            boolean key = (Boolean) truth.get(customer.get("customerId")).get("keyAccount");
            if (key) keys++;
            assertThat((Double) customer.get("voltageKv") >= 10).isEqualTo(key);
            if ((Double) customer.get("contractedKva") >= 315) assertThat(key).isTrue();
            if ((Boolean) customer.get("criticalSupply")) assertThat(key).isTrue();
            if (key) assertThat(customer).containsEntry("tariffId", "T-DEMAND-CAP");
        }
        assertThat(keys).isBetween(10, 60);
    }

    @Test
    void some_key_accounts_of_a_neighbourhood_have_one_owner() throws IOException {
        Map<Object, List<Map<String, Object>>> owned = Written.lines(utility::writeCustomers).stream()
                .filter(customer -> customer.containsKey("parentId")).collect(groupingBy(customer -> customer.get("parentId")));
        assertThat(owned).hasSizeBetween(3, 5);
        assertThat(owned.values()).anySatisfy(members -> assertThat(members).hasSizeGreaterThan(1));
        owned.forEach((owner, members) -> {
            assertThat((String) owner).matches("G-\\d{4}");
            assertThat(members).allSatisfy(member -> assertThat((Double) member.get("voltageKv")).isEqualTo(10));
        });
    }

    @Test
    void every_meter_hangs_on_a_known_feeder_and_belongs_to_a_known_customer() throws IOException {
        Set<Object> feeders = new HashSet<>();
        for (Map<String, Object> feeder : Written.lines(utility::writeFeeders))
            feeders.add(feeder.get("feederId"));
        Set<Object> ids = new HashSet<>();
        int supply = 0;
        Set<Object> owners = new HashSet<>();
        for (Map<String, Object> meter : Written.lines(utility::writeMeters)) {
            assertThat(ids.add(meter.get("meterId"))).as("meter ids are unique").isTrue();
            assertThat(feeders).contains(meter.get("feederId"));
            assertThat(meter).containsEntry("channels", List.of("importKwh")).containsEntry("interval", "PT30M");
            if (meter.get("kind").equals("FEEDER")) supply++;
            else
                owners.add(meter.get("customerId"));
        }
        assertThat(feeders).hasSize(40);
        assertThat(supply).isEqualTo(40);
        assertThat(owners).hasSize(1000);
        assertThat(ids).hasSize(1000 + 40 + 40);
    }

    @Test
    void a_feeders_voltage_reaches_its_largest_customer() {
        Feeders feeders = new Feeders(utility);
        for (int f = 0; f < feeders.count(); f++) {
            Feeder feeder = feeders.at(f);
            for (Customer customer : feeder.customers())
                assertThat(customer.voltageKv()).isLessThanOrEqualTo(feeder.voltageKv());
        }
    }

    @Test
    void even_three_dozen_customers_show_every_archetype_for_any_seed() {
        for (long seed = 1; seed <= 200; seed++) {
            Customers customers = new Customers(Utility.of(36, utility.from(), 7, utility.zone()).withSeed(seed));
            Set<Archetype> seen = new HashSet<>();
            for (int c = 0; c < 36; c++)
                seen.add(customers.at(c).archetype());
            assertThat(seen).as("seed " + seed).hasSize(Archetype.values().length);
        }
    }
}

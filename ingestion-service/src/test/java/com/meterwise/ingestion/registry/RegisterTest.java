package com.meterwise.ingestion.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.meterwise.contracts.Json;

class RegisterTest {
    private final List<Entry<Customer>> announced = new ArrayList<>();
    private final Register<Customer> register = new Register<>(new InMemoryEntries<Customer>(), (connection, ids) -> Set.of(),
            (entry, work) -> announced.add(entry));

    @Test
    void an_identical_state_is_no_change() {
        register.put(List.of(customer("{\"customerId\":\"C\",\"consents\":{\"email\":{\"status\":\"GRANTED\"}}}")), null);
        register.put(List.of(customer("{\"customerId\":\"C\",\"consents\":{\"email\":{\"status\":\"GRANTED\"}},\"unknownField\":1}")),
                null);
        assertThat(announced).hasSize(1);
        assertThat(announced.get(0).state().validFrom()).isEqualTo(Register.FIRST_DAY);
    }

    @Test
    void each_real_change_has_the_next_sequence_also_within_one_batch() {
        register.put(List.of(customer("{\"customerId\":\"C\"}"), customer("{\"customerId\":\"C\",\"region\":\"N\"}"),
                customer("{\"customerId\":\"C\",\"region\":\"N\"}"), customer("{\"customerId\":\"C\",\"validFrom\":\"2026-01-01\"}")),
                null);
        assertThat(announced).extracting(Entry::sequence).containsExactly(1L, 2L, 3L);
        register.put(List.of(customer("{\"customerId\":\"C\",\"region\":\"S\"}")), null);
        assertThat(announced.get(3).state().validFrom()).as("stays unless said").isEqualTo(LocalDate.of(2026, 1, 1));
    }

    @Test
    void what_is_known_is_not_overwritten_by_an_unknown_meters_customer() {
        register.put(List.of(customer("{\"customerId\":\"C\",\"region\":\"N\"}")), null);
        assertThat(register.putIfAbsent(List.of(Customer.unknown("C"), Customer.unknown("D")), null))
                .extracting(entry -> entry.state().id())
                .containsExactly("D");
    }

    @Test
    void consents_stay_with_who_does_not_speak_of_them() {
        register.put(
                List.of(customer("{\"customerId\":\"C\",\"consents\":{\"email\":{\"status\":\"GRANTED\",\"purpose\":\"MARKETING\"}}}")),
                null);
        register.put(List.of(customer("{\"customerId\":\"C\",\"region\":\"N\"}")), null);
        assertThat(announced.get(1).state().consents().get("email").purpose()).isEqualTo("MARKETING");
        register.put(List.of(customer("{\"customerId\":\"C\",\"region\":\"N\",\"consents\":{}}")), null);
        assertThat(announced.get(2).state().consents()).isEmpty();
    }

    @Test
    void groups_are_trees() {
        register.put(List.of(member("A", null), member("B", "A"), member("C", "B")), null);
        Register.Outcome<Customer> outcome = register.put(List.of(member("D", "C"), member("A", "C")), null);
        assertThat(outcome.changed()).extracting(entry -> entry.state().id()).containsExactly("D");
        assertThat(outcome.refused()).containsExactly(new Refusal(1, Refusal.CYCLE, "A would be above itself"));
        assertThatThrownBy(() -> member("E", "E")).hasMessageContaining("own group");
    }

    @Test
    void a_circle_within_one_batch_is_refused_at_the_line_that_closes_it() {
        Register.Outcome<Customer> outcome = register.put(List.of(member("X", "Y"), member("Y", "Z"), member("Z", "X")), null);
        assertThat(outcome.refused()).extracting(Refusal::index).containsExactly(2);
    }

    @Test
    void a_group_is_told_from_its_top() {
        InMemoryEntries<Customer> entries = new InMemoryEntries<>();
        new Register<>(entries, (connection, ids) -> Set.of(), (entry, work) -> {})
                .put(List.of(member("TOP", null), member("B", "TOP"), member("A", "TOP"), member("LEAF", "B")), null);
        Group group = Group.of(member("LEAF", "B"), entries);
        assertThat(group.rootId()).isEqualTo("TOP");
        assertThat(group.members()).containsExactly(new Group.Member("A", "TOP", 1), new Group.Member("B", "TOP", 1),
                new Group.Member("LEAF", "B", 2));
    }

    @Test
    void nothing_is_kept_of_somebody_who_was_erased() {
        Register<Meter> meters = new Register<>(new InMemoryEntries<Meter>(), (connection, ids) -> Set.of("GONE", Subjects.meter("M-2")),
                (entry, work) -> {});
        Register.Outcome<Meter> outcome = meters.put(
                List.of(Meter.unknown("M-1", "GONE"), Meter.unknown("M-2", "C"), Meter.unknown("M-3", "C")),
                null);
        assertThat(outcome.refused()).extracting(Refusal::code).containsExactly(Refusal.ERASED, Refusal.ERASED);
        assertThat(outcome.refused().get(0).detail()).contains("GONE");
        assertThat(outcome.changed()).extracting(entry -> entry.state().id()).containsExactly("M-3");
    }

    @Test
    void a_contract_has_whole_days_and_a_year_of_months() {
        assertThat(contract("{\"contractId\":\"K\",\"customerId\":\"C\",\"from\":\"2026-01-01\",\"price\":\"0.1200\",\"currency\":\"EUR\"}")
                .price())
                .isEqualTo("0.1200");
        assertThatThrownBy(() -> contract("{\"contractId\":\"K\",\"customerId\":\"C\"}")).hasMessageContaining("from");
        assertThatThrownBy(() -> contract("{\"contractId\":\"K\",\"customerId\":\"C\",\"from\":\"2026-01-01\",\"to\":\"2026-01-01\"}"))
                .hasMessageContaining("after");
        assertThatThrownBy(() -> contract("{\"contractId\":\"K\",\"customerId\":\"C\",\"from\":\"2026-01-01\",\"monthlyKwh\":[1,2]}"))
                .hasMessageContaining("12");
        assertThatThrownBy(() -> contract("{\"contractId\":\"K\",\"customerId\":\"C\",\"from\":\"2026-01-01\",\"tolerance\":1.5}"))
                .hasMessageContaining("1.5");
    }

    @Test
    void nonsense_is_refused_with_the_value_and_the_limit() {
        assertThatThrownBy(() -> customer("{\"customerId\":\"a b\"}")).hasMessageContaining("a b");
        assertThatThrownBy(() -> customer("{\"customerId\":\"C\",\"kind\":\"ALIEN\"}")).hasMessageContaining("ALIEN");
        assertThatThrownBy(() -> customer("{\"customerId\":\"C\",\"contractedKw\":-1}")).hasMessageContaining("-1");
        assertThatThrownBy(() -> new Feeder("F", null, "F", null, null, null, null)).hasMessageContaining("F");
        assertThatThrownBy(() -> Meter.unknown("M", null)).hasMessageContaining("customerId");
    }

    @Test
    void what_no_database_could_keep_is_refused() {
        assertThatThrownBy(() -> customer("{\"customerId\":\"C\",\"annualRevenue\":\"1e999999999\"}")).hasMessageContaining("decimal");
        assertThatThrownBy(() -> customer("{\"customerId\":\"C\",\"region\":\"a\\u0000b\"}")).hasMessageContaining("code 0");
        assertThatThrownBy(() -> customer("{\"customerId\":\"C\",\"validFrom\":\"+999999999-01-01\"}")).hasMessageContaining("2999");
        assertThatThrownBy(() -> contract("{\"contractId\":\"K\",\"customerId\":\"C\",\"from\":\"0001-01-01\"}"))
                .hasMessageContaining("1900");
        assertThatThrownBy(() -> contract("{\"contractId\":\"K\",\"customerId\":\"C\",\"from\":\"2026-01-01\",\"currency\":\"EURO\"}"))
                .hasMessageContaining("4217");
    }

    @Test
    void valid_from_is_a_date_or_a_midnight_with_offset() {
        assertThat(customer("{\"customerId\":\"C\",\"validFrom\":\"2026-09-21T00:00:00+02:00\"}").validFrom())
                .isEqualTo(LocalDate.of(2026, 9, 21));
        assertThatThrownBy(() -> customer("{\"customerId\":\"C\",\"validFrom\":\"2026-09-20T22:00:00Z\"}"))
                .hasMessageContaining("midnight");
    }

    private static Customer member(String id, String parent) {
        String json = parent == null
                ? "{\"customerId\":\"%s\"}".formatted(id)
                : "{\"customerId\":\"%s\",\"parentId\":\"%s\"}".formatted(id, parent);
        return customer(json);
    }

    private static Contract contract(String json) {
        return Json.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), Contract.class);
    }

    private static Customer customer(String json) {
        return Json.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), Customer.class);
    }
}

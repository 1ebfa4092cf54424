package com.meterwise.ingestion.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.meterwise.contracts.Json;

class RegisterTest {
    private final List<Entry<Customer>> announced = new ArrayList<>();
    private final Register<Customer> register = new Register<>(new InMemoryEntries<Customer>(), (entry, work) -> announced.add(entry));

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
    void nonsense_is_refused_with_the_value_and_the_limit() {
        assertThatThrownBy(() -> customer("{\"customerId\":\"a b\"}")).hasMessageContaining("a b");
        assertThatThrownBy(() -> customer("{\"customerId\":\"C\",\"kind\":\"ALIEN\"}")).hasMessageContaining("ALIEN");
        assertThatThrownBy(() -> customer("{\"customerId\":\"C\",\"contractedKw\":-1}")).hasMessageContaining("-1");
        assertThatThrownBy(() -> new Feeder("F", null, "F", null, null, null, null)).hasMessageContaining("F");
        assertThatThrownBy(() -> Meter.unknown("M", null)).hasMessageContaining("customerId");
    }

    @Test
    void valid_from_is_a_date_or_a_midnight_with_offset() {
        assertThat(customer("{\"customerId\":\"C\",\"validFrom\":\"2026-09-21T00:00:00+02:00\"}").validFrom())
                .isEqualTo(LocalDate.of(2026, 9, 21));
        assertThatThrownBy(() -> customer("{\"customerId\":\"C\",\"validFrom\":\"2026-09-20T22:00:00Z\"}"))
                .hasMessageContaining("midnight");
    }

    private static Customer customer(String json) {
        return Json.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), Customer.class);
    }
}

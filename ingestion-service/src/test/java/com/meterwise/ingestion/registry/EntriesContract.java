package com.meterwise.ingestion.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;

import com.meterwise.platform.work.Work;

/** What holds of the register's memory, wherever it is. */
abstract class EntriesContract {
    /** The memory under test, and a way to work with it in a transaction. */
    abstract <R> R with(BiFunction<Entries<Meter>, Work, R> body);

    private final String prefix = getClass().getSimpleName().substring(0, 4) + "-" + System.nanoTime() + "-";

    @Test
    void the_last_state_is_the_current_one_and_all_are_remembered() {
        save(List.of(entry("a", "OLD", "2020-01-01", 1)));
        save(List.of(entry("a", "NEW", "2026-01-01", 2), entry("b", "B", "2020-01-01", 1), entry("b", "B2", "2020-01-01", 2)));
        assertThat(find("a").sequence()).isEqualTo(2);
        assertThat(find("b").state().customerId()).isEqualTo("B2");
        assertThat(asOf("a", "2025-12-31")).isEqualTo("OLD");
        assertThat(asOf("a", "2026-01-01")).isEqualTo("NEW");
        assertThat(asOf("a", "2019-12-31")).isNull();
    }

    @Test
    void a_state_recorded_later_supersedes_those_valid_from_later() {
        save(List.of(entry("c", "FIRST", "2020-01-01", 1)));
        save(List.of(entry("c", "SECOND", "2026-03-01", 2)));
        save(List.of(entry("c", "THIRD", "2026-02-01", 3)));
        assertThat(asOf("c", "2026-01-31")).isEqualTo("FIRST");
        assertThat(asOf("c", "2026-02-01")).isEqualTo("THIRD");
        assertThat(asOf("c", "2026-04-01")).isEqualTo("THIRD");
    }

    @Test
    void lists_go_on_after_the_cursor_in_the_order_of_ids() {
        save(List.of(entry("x1", "C", "2020-01-01", 1), entry("x2", "C", "2020-01-01", 1), entry("x3", "C", "2020-01-01", 1)));
        List<String> ids = with((entries, work) -> entries.list(prefix + "x1", 1)).stream().map(entry -> entry.state().id()).toList();
        assertThat(ids).containsExactly(prefix + "x2");
    }

    @Test
    void what_belongs_to_one_owner_is_listed_alone() {
        save(List.of(entry("o1", prefix + "A", "2020-01-01", 1), entry("o2", prefix + "B", "2020-01-01", 1),
                entry("o3", prefix + "A", "2020-01-01", 1)));
        List<Entry<Meter>> ofA = with((entries, work) -> entries.listOf(prefix + "A", null, 10));
        assertThat(ofA).extracting(entry -> entry.state().id())
                .containsExactly(prefix + "o1", prefix + "o3");
    }

    @Test
    void every_state_is_history() {
        save(List.of(entry("h", "FIRST", "2026-03-01", 1), entry("h", "SECOND", "2026-02-01", 2)));
        List<Entries.Recorded<Meter>> states = with((entries, work) -> entries.history(prefix + "h"));
        assertThat(states).extracting(Entries.Recorded::sequence).containsExactly(1L, 2L);
        List<Entries.Recorded<Meter>> none = with((entries, work) -> entries.history(prefix + "nobody"));
        assertThat(none).isEmpty();
    }

    @Test
    void only_what_is_known_is_locked() {
        save(List.of(entry("y", "C", "2020-01-01", 1)));
        Map<String, Entry<Meter>> locked = with((entries, work) -> entries.lock(List.of(prefix + "y", prefix + "z"), work));
        assertThat(locked).containsOnlyKeys(prefix + "y");
    }

    private void save(List<Entry<Meter>> changed) {
        with((entries, work) -> {
            entries.lock(changed.stream().map(entry -> entry.state().id()).toList(), work);
            entries.save(changed, work);
            return null;
        });
    }

    private Entry<Meter> entry(String id, String customer, String from, long sequence) {
        return new Entry<>(Meter.unknown(prefix + id, customer).validFrom(LocalDate.parse(from)), sequence);
    }

    private Entry<Meter> find(String id) { return with((entries, work) -> entries.find(prefix + id)).orElseThrow(); }

    private String asOf(String id, String day) {
        return with((entries, work) -> entries.findAsOf(prefix + id, LocalDate.parse(day))).map(entry -> entry.state().customerId())
                .orElse(null);
    }
}

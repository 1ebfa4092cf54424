package com.meterwise.platform.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.meterwise.platform.Bench;

class LastMeasuredTest {
    private static Bench bench;

    @BeforeAll
    static void open() { bench = new Bench(Set.of()); }

    private static Figure figure(String name, String sql) { return new Figure("meterwise." + name, "for a test", sql); }

    @Test
    void every_figure_of_the_platform_is_a_number_in_an_empty_database() {
        LastMeasured measured = new LastMeasured(bench.database, Figures.OF_PLATFORM.all());
        measured.measure();
        assertThat(Figures.OF_PLATFORM.all()).allSatisfy(figure -> assertThat(measured.value(figure)).as(figure.name()).isNotNaN());
    }

    @Test
    void a_figure_that_fails_or_has_nothing_to_tell_leaves_the_others_alone() {
        Figure broken = figure("broken", "select n from nowhere");
        Figure empty = figure("empty", "select null::int");
        Figure none = figure("none", "select 1 where false");
        Figure good = figure("good", "select 4.5");
        LastMeasured measured = new LastMeasured(bench.database, List.of(broken, empty, none, good));
        assertThat(measured.value(good)).isNaN();
        measured.measure();
        assertThat(measured.value(good)).isEqualTo(4.5);
        for (Figure silent : List.of(broken, empty, none))
            assertThat(measured.value(silent)).as(silent.name()).isNaN();
    }

    @Test
    void a_name_the_metrics_endpoint_would_change_is_refused() {
        for (String name : List.of("Meterwise.x", "outbox.age", "meterwise.day-runs", "meterwise"))
            assertThatThrownBy(() -> new Figure(name, "x", "select 1")).isInstanceOf(IllegalArgumentException.class);
    }
}

package com.meterwise.segmentation.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class ScreeningTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    private final Screening screening = new Screening(Thresholds.DEFAULTS, Weights.DEFAULTS, Economics.DEFAULTS, 1);

    @Test
    void entropy_weights_have_their_worked_values() {
        double[][] columns = { { .5, .3, .2 }, { .1, .1, .8 } };
        assertThat(EntropyWeights.entropy(columns[0])).isCloseTo(.93723, within(1e-5));
        assertThat(EntropyWeights.entropy(columns[1])).isCloseTo(.58167, within(1e-5));
        assertThat(EntropyWeights.of(columns)).containsExactly(new double[]{ .13047, .86953 }, within(1e-5));
    }

    @Test
    void topsis_gives_the_best_in_everything_one_and_the_worst_zero() {
        assertThat(Topsis.closeness(new double[][]{ { 3, 2, 1 }, { 9, 5, 1 } }, new double[]{ .5, .5 })).satisfies(closeness -> {
            assertThat(closeness[0]).isEqualTo(1);
            assertThat(closeness[2]).isEqualTo(0);
            assertThat(closeness[1]).isBetween(.4, .6);
        });
    }

    @Test
    void pareto_classes_end_at_80_and_95_percent() {
        Pareto pareto = Pareto.of(Map.of("a", 50.0, "b", 30.0, "c", 10.0, "d", 6.0, "e", 4.0), 0.8, 0.95);
        assertThat(pareto.classes()).isEqualTo(Map.of("a", "A", "b", "A", "c", "B", "d", "B", "e", "C"));
        assertThat(pareto.hhi()).isCloseTo(.25 + .09 + .01 + .0036 + .0016, within(1e-12));
        assertThat(pareto.topTenShare()).isCloseTo(1, within(1e-12));
    }

    @Test
    void each_gate_makes_a_key_account_by_itself() {
        List<Account> accounts = new ArrayList<>(small(20));
        accounts.add(account("energy", 1_000_000.0, null, null, null, null, Optional.empty()));
        accounts.add(account("capacity", 10.0, 315.0, null, null, null, Optional.empty()));
        accounts.add(account("voltage", 10.0, null, 10.0, null, null, Optional.empty()));
        accounts.add(account("critical", 10.0, null, null, true, null, Optional.empty()));
        accounts.add(account("member", 10.0, null, null, null, "group", Optional.empty()));
        Map<String, Standing> standings = standings(accounts);
        for (String id : List.of("energy", "capacity", "voltage", "critical", "member"))
            assertThat(standings.get(id).tier().isKeyAccount()).as(id).isTrue();
        assertThat(standings.get("capacity").gates()).containsExactly("contracted capacity 315 kVA, limit 315 kVA");
    }

    @Test
    void a_gate_whose_field_is_not_known_is_not_evaluated() {
        Account unknown = account("unknown", null, null, null, null, null, Optional.empty());
        assertThat(Gate.lasting(unknown, Thresholds.DEFAULTS)).isEmpty();
    }

    @Test
    void among_equals_nobody_is_a_key_account() {
        assertThat(screening.screen(small(30), DAY)).extracting(Standing::tier).doesNotContain(Tier.KEY, Tier.STRATEGIC);
    }

    @Test
    void the_few_that_carry_most_of_the_energy_are_key_accounts_without_any_contract_data() {
        List<Account> accounts = new ArrayList<>(small(30));
        accounts.add(account("large", 600_000.0, null, null, null, null, Optional.empty()));
        Standing large = standings(accounts).get("large");
        assertThat(large.tier()).isEqualTo(Tier.STRATEGIC);
        assertThat(large.gates()).singleElement().asString().contains("class A");
    }

    @Test
    void a_pin_overrules_and_names_its_reason() {
        List<Account> accounts = new ArrayList<>(small(10));
        Account.Pin pin = new Account.Pin(Tier.KEY, "the mayor's office", DAY.plusDays(30));
        accounts.add(account("pinned", 10.0, null, null, null, null, Optional.of(pin)));
        assertThat(standings(accounts).get("pinned").tier()).isEqualTo(Tier.KEY);
        assertThat(standings(accounts).get("pinned").gates()).containsExactly("pinned as KEY until 2026-12-01: the mayor's office");
    }

    @Test
    void the_order_of_the_accounts_changes_nothing() {
        List<Account> accounts = new ArrayList<>(small(25));
        accounts.add(account("large", 600_000.0, 400.0, null, null, null, Optional.empty()));
        List<Standing> before = screening.screen(accounts, DAY);
        java.util.Collections.reverse(accounts);
        assertThat(screening.screen(accounts, DAY)).isEqualTo(before);
    }

    private Map<String, Standing> standings(List<Account> accounts) {
        return screening.screen(accounts, DAY).stream()
                .collect(java.util.stream.Collectors.toMap(Standing::customerId, standing -> standing));
    }

    private static List<Account> small(int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> account("small-%02d".formatted(i), 3_000.0 + i, null, null, null, null, Optional.empty())).toList();
    }

    private static Account account(String id, Double kwh, Double kva, Double kv, Boolean critical, String parent,
            Optional<Account.Pin> pin) {
        return new Account(id, kwh, kva, kv, critical, parent, Map.of("loadFactor", 0.5, "valleyShare", 0.3), Money.UNKNOWN, Dealings.NONE,
                pin, Optional.empty());
    }
}

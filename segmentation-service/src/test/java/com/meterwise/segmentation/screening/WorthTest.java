package com.meterwise.segmentation.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.meterwise.platform.time.MarketTime;
import com.meterwise.segmentation.intake.IndicatorTable.Point;

/** Worked by hand. */
class WorthTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    private static final Economics PLAIN = new Economics(0.1, 0.05, 0, 0.1, 2, 0.1);

    @Test
    void lifetime_value_sums_kept_and_discounted_margins() {
        // 1000 x 0.9 / 1.1 + 1000 x 0.81 / 1.21
        assertThat(PLAIN.lifetimeValue(1000, null, 0)).isCloseTo(1487.603, within(1e-3));
        // a risk of 0.5 keeps 0.45: 1000 x 0.45 / 1.1 + 1000 x 0.2025 / 1.21
        assertThat(PLAIN.lifetimeValue(1000, 0.0, 0.5)).isCloseTo(576.446, within(1e-3));
        // ten percent growth cancels the discount in the second year: 818.1818 + 1100 x 0.81 / 1.21
        assertThat(PLAIN.lifetimeValue(1000, 0.5, 0)).isCloseTo(1554.545, within(1e-3));
    }

    @Test
    void margin_is_revenue_less_energy_and_losses() {
        Money money = Money.of(10_000, 3_000, "the customer's record", 0.1, null, PLAIN);
        assertThat(money.margin()).isCloseTo(3_000 - 1_000 - 50, within(1e-9));
        assertThat(money.unitPrice()).isCloseTo(0.3, within(1e-12));
        assertThat(money.basis()).contains("the customer's record", "1000 for energy at 0.1000");
    }

    @Test
    void without_a_wholesale_price_the_margin_is_a_share_and_says_so() {
        Money money = Money.of(10_000, 3_000, "tariff T1", null, 0.31, PLAIN);
        assertThat(money.margin()).isCloseTo(300, within(1e-9));
        assertThat(money.basis()).isEqualTo("revenue from tariff T1; no wholesale price is known, so the margin is taken as 10 % of it");
    }

    @Test
    void a_risk_is_made_of_parts_that_multiply_to_it() {
        Dealings dealings = new Dealings(true, 90, 0.27, 3, 0, null, 45, 24, -0.15, null);
        Risk risk = Risk.of(dealings, 0.30);
        assertThat(risk.parts().get("contractEnd").height()).isCloseTo(0.5, within(1e-12));
        assertThat(risk.parts().get("priceGap").height()).isCloseTo(0.5, within(1e-9));
        assertThat(risk.parts().get("fallingUse").height()).isCloseTo(0.5, within(1e-12));
        assertThat(risk.parts().get("complaints").height()).isEqualTo(1);
        assertThat(risk.parts().get("arrears").height()).isEqualTo(0.5);
        assertThat(risk.total()).isCloseTo(1 - 0.825 * 0.825 * 0.875 * 0.8 * 0.925, within(1e-9));
        assertThat(risk.parts().get("contractEnd").text()).isEqualTo("contract ends in 90 days");
    }

    @Test
    void a_customer_that_may_not_switch_is_not_lost_to_a_price() {
        assertThat(Risk.of(new Dealings(false, 1, 0.1, 0, 0, null, null, null, null, null), 0.3).parts()).containsOnlyKeys("complaints");
    }

    @Test
    void the_parts_of_a_score_sum_to_it() {
        for (Standing standing : screening().screen(accounts(), DAY))
            assertThat(standing.dimensions().values().stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(standing.score(),
                    within(1e-9));
    }

    @Test
    void a_value_not_known_counts_as_the_median_of_the_known() {
        Dimension credit = Dimension.ALL.stream().filter(dimension -> dimension.name().equals("credit")).findFirst().orElseThrow();
        assertThat(credit.column(List.of(late("a", 0), late("b", 30), late("c", 90), late("d", null))))
                .containsExactly(new double[]{ 1, .5, .25, .5 }, within(1e-12));
        assertThat(credit.column(List.of(late("d", null)))).isEmpty();
    }

    @Test
    void topsis_has_its_worked_value() {
        // columns 3, 4 and 1, 0 have lengths 5 and 1; weights .5: scaled (.3, .5) and (.4, 0); best (.4, .5), worst (.3, 0)
        double[] closeness = Topsis.closeness(new double[][]{ { 3, 4 }, { 1, 0 } }, new double[]{ .5, .5 });
        assertThat(closeness).containsExactly(new double[]{ .5 / .6, .1 / .6 }, within(1e-12));
    }

    @Test
    void a_clear_ranking_holds_under_noise_and_a_tie_on_balance_does_not() {
        double[][] clear = { { 10, 5, 1 }, { 10, 5, 1 } };
        Ranks held = Ranks.of(Topsis.of(clear), clear, new double[]{ .5, .5 }, 100, 0.1, 1);
        assertThat(held.rank()).containsExactly(1, 2, 3);
        assertThat(held.best()).isEqualTo(held.worst());
        double[][] balanced = new double[2][40];
        for (int i = 0; i < 40; i++) {
            balanced[0][i] = i;
            balanced[1][i] = 39 - i;
        }
        Ranks loose = Ranks.of(Topsis.of(balanced), balanced, new double[]{ .5, .5 }, 100, 0.1, 1);
        assertThat(loose.worst()[0] - loose.best()[0]).isGreaterThan(10);
        assertThat(Arrays.stream(loose.stability()).min().orElseThrow()).isLessThan(0.7);
        Ranks again = Ranks.of(Topsis.of(balanced), balanced, new double[]{ .5, .5 }, 100, 0.1, 1);
        assertThat(again.stability()).isEqualTo(loose.stability());
    }

    @Test
    void hhi_has_its_worked_value() {
        // shares 50, 30 and 20 percent
        assertThat(Pareto.of(Map.of("a", 50.0, "b", 30.0, "c", 20.0), .8, .95).hhi()).isCloseTo(.38, within(1e-12));
        assertThat(Pareto.of(Map.of("a", 1.0, "b", 1.0, "c", 1.0, "d", 1.0), .8, .95).hhi()).isCloseTo(.25, within(1e-12));
    }

    @Test
    void members_of_a_group_are_large_together() {
        List<Account> accounts = new ArrayList<>(accounts());
        for (int i = 0; i < 10; i++)
            accounts.add(account("member-" + i, 20_000, "holding", Money.UNKNOWN, Dealings.NONE));
        Standing member = screening().screen(accounts, DAY).stream().filter(one -> one.customerId().equals("member-3")).findFirst()
                .orElseThrow();
        assertThat(member.gates()).anyMatch(gate -> gate.startsWith("class A"));
        assertThat(member.worth().group()).isEqualTo(new Worth.Group("holding", 10, 200_000, 0));
    }

    @Test
    void at_risk_lies_over_a_tier_and_never_over_a_standard_customer() {
        Dealings leaving = new Dealings(true, -5, null, 3, 0, null, null, null, null, null);
        List<Account> accounts = new ArrayList<>(accounts());
        accounts.add(account("large", 900_000, null, Money.UNKNOWN, leaving));
        accounts.add(account("small", 2_000, null, Money.UNKNOWN, leaving));
        Map<String, Standing> standings = new java.util.HashMap<>();
        screening().screen(accounts, DAY).forEach(standing -> standings.put(standing.customerId(), standing));
        assertThat(standings.get("large").worth().atRisk()).isTrue();
        assertThat(standings.get("large").tier().isKeyAccount()).isTrue();
        assertThat(standings.get("small").tier()).isEqualTo(Tier.STANDARD);
        assertThat(standings.get("small").worth().atRisk()).isFalse();
    }

    @Test
    void wholesale_prices_are_weighted_by_when_a_customer_uses_energy() {
        List<Point> points = new ArrayList<>();
        Instant midnight = Instant.parse("2026-06-01T00:00:00Z");
        for (int hour = 0; hour < 168; hour++)
            points.add(new Point("price.wholesale", "", midnight.plusSeconds(3600L * hour), hour % 24 < 12 ? 50 : 150, "EUR/MWh"));
        MarketPrices prices = MarketPrices.of(points, List.of(new Point("price.competitor", "", midnight, 0.3, null), new Point(
                "price.competitor.b", "north", midnight, 0.25, null)), new MarketTime(ZoneId.of("UTC")));
        double[] mornings = new double[24];
        Arrays.fill(mornings, 0, 12, 1);
        assertThat(prices.wholesale().orElseThrow().meanFor(mornings, mornings)).hasValueCloseTo(0.05, within(1e-12));
        double[] flat = new double[24];
        Arrays.fill(flat, 1);
        assertThat(prices.wholesale().orElseThrow().meanFor(flat, flat)).hasValueCloseTo(0.1, within(1e-12));
        assertThat(prices.rival("north", null)).isEqualTo(0.25);
        assertThat(prices.rival("south", 5e6)).isEqualTo(0.3);
    }

    @Test
    void a_competitor_asks_less_of_large_customers() {
        Instant day = Instant.parse("2026-06-01T00:00:00Z");
        MarketPrices prices = MarketPrices.of(List.of(), List.of(new Point("price.competitor.a", "", day, 0.24, null),
                new Point("price.competitor.a.100000", "", day, 0.17, null), new Point("price.competitor.b.1000000", "north", day, 0.14,
                        null),
                new Point("price.competitor.a.note.x", "", day, 0.01, null)), new MarketTime(ZoneId.of("UTC")));
        assertThat(prices.rival("north", 99_999.0)).isEqualTo(0.24);
        assertThat(prices.rival("north", 100_000.0)).isEqualTo(0.17);
        assertThat(prices.rival("north", 2e6)).isEqualTo(0.14);
        assertThat(prices.rival("south", 2e6)).as("not sold there").isEqualTo(0.17);
        assertThat(prices.rival("south", null)).as("of a size not known").isEqualTo(0.24);
    }

    private static Screening screening() { return new Screening(Thresholds.DEFAULTS, Weights.DEFAULTS, Economics.DEFAULTS, 1); }

    private static List<Account> accounts() {
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < 30; i++)
            accounts.add(account("small-%02d".formatted(i), 3_000 + 10 * i, null, Money.of(3_000, 900 + i, "the customer's record", 0.1,
                    null, Economics.DEFAULTS), new Dealings(true, 400, null, 0, i % 3, 1, i % 5, 12 + i, 0.01 * (i % 7), null)));
        return accounts;
    }

    private static Account late(String id, Integer days) {
        return account(id, 1_000, null, Money.UNKNOWN, new Dealings(null, null, null, 0, 0, null, days, null, null, null));
    }

    private static Account account(String id, double kwh, String parent, Money money, Dealings dealings) {
        return new Account(id, kwh, null, null, null, parent, Map.of("loadFactor", 0.5, "valleyShare", 0.3), money, dealings,
                Optional.empty(), Optional.empty());
    }
}

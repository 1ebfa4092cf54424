package com.meterwise.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
    private static final Vocabulary WORDS = new Vocabulary(
            Map.of("kwh", Type.NUMBER, "peakKw", Type.NUMBER, "sector", Type.TEXT, "contractEnd", Type.DATE, "today", Type.DATE,
                    "competitive",
                    Type.TRUTH),
            Map.of("attribute.", Type.TEXT), Map.of("complaints", new Vocabulary.Function(Type.NUMBER, List.of(Type.NUMBER))));

    private final Map<String, Object> known = new HashMap<>(Map.of("kwh", 1200d, "sector", "C", "today", LocalDate.of(2026, 3, 1),
            "contractEnd", LocalDate.of(2026, 3, 31), "competitive", true, "attribute.roofM2", "120"));
    private final Facts facts = new Facts() {
        @Override
        public Object value(String name) { return known.get(name); }

        @Override
        public Object call(String function, List<Object> arguments) { return (Double) arguments.get(0) / 30; }
    };

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = { "kwh >= 1200 | true", "kwh > 1200 | false",
            "kwh = 1200 and sector = \"C\" | true",
            "kwh < 1 or sector in (\"A\", \"C\") | true", "sector not in (\"A\", \"C\") | false", "not (kwh < 1) | true",
            "kwh + 2 * 3 = 1206 | true",
            "(kwh + 2) * 3 = 3606 | true", "contractEnd - today <= 30 | true", "contractEnd < today + 30 | false",
            "contractEnd = date(\"2026-03-31\") | true", "competitive and true | true", "number(attribute.roofM2) >= 100 | true",
            "complaints(90) = 3 | true", "max(kwh, 5) = 1200 | true", "startsWith(sector, \"C\") | true", "kwh > -1 | true" })
    void a_condition_holds_or_does_not(String text, boolean expected) {
        assertThat(Expression.of(text, WORDS).holds(facts)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = { "peakKw > 5", "not (peakKw > 5)", "peakKw in (1, 2)", "kwh / 0 > 1", "peakKw > 5 and kwh > 0",
            "kwh > peakKw - 1" })
    void what_is_not_known_neither_holds_nor_fails(String text) {
        Expression expression = Expression.of(text, WORDS);
        assertThat(expression.holds(facts)).isFalse();
        assertThat(expression.decided(facts)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = { "peakKw > 5 or kwh > 0 | true", "peakKw > 5 and kwh < 0 | false",
            "known(peakKw) | false",
            "known(kwh) | true" })
    void what_is_known_may_decide_all_the_same(String text, boolean expected) {
        Expression expression = Expression.of(text, WORDS);
        assertThat(expression.decided(facts)).isTrue();
        assertThat(expression.holds(facts)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = { "kwhh > 5 | unknown name kwhh", "kwh > \"5\" | cannot be compared",
            "kwh + 1 | must be TRUTH",
            "kwh > | expected a value", "(kwh > 5 | expected )", "kwh > 5 kwh | expected the end", "sector in (kwh) | fixed values only",
            "sector in (1) | expected TEXT", "sector = \"C | closing quote", "complaints(\"x\") = 1 | takes [NUMBER]",
            "exec(\"x\") = 1 | unknown function",
            "date(\"2026-13-01\") = today | not a date", "kwh & 1 | unexpected character", "competitive = true | truths are not compared",
            "not kwh | expected TRUTH", "kwh = 1.2.3 | not a number", "today + today = today | expected NUMBER",
            "attribute. = \"x\" | unknown name" })
    void nonsense_is_refused_when_it_is_written(String text, String why) {
        assertThatThrownBy(() -> Expression.of(text, WORDS)).isInstanceOf(WrongExpression.class).hasMessageContaining(why);
    }

    @Test
    void a_refusal_says_where() {
        assertThatThrownBy(() -> Expression.of("kwh > 5 and kvah < 3", WORDS)).hasMessageContaining("at character 13");
    }

    @Test
    void nesting_and_length_are_bounded() {
        assertThatThrownBy(() -> Expression.of("(".repeat(500) + "true" + ")".repeat(500), WORDS)).hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> Expression.of("not ".repeat(400) + "true", WORDS)).hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> Expression.of("true or ".repeat(300) + "true", WORDS)).hasMessageContaining("at most 2000 characters");
    }

    @Test
    void each_comparison_is_explained_with_its_values() {
        Expression expression = Expression.of("kwh >= 1000 and (sector in (\"A\") or peakKw > 3)", WORDS);
        assertThat(expression.explain(facts)).containsExactly(
                new Expression.Finding("kwh >= 1000", Map.of("kwh", "1200"), true),
                new Expression.Finding("sector in (\"A\")", Map.of("sector", "C"), false),
                new Expression.Finding("peakKw > 3", Map.of("peakKw", "unknown"), null));
        assertThat(expression.names()).containsExactly("kwh", "peakKw", "sector");
    }

    @Test
    void what_is_true_by_itself_is_explained_too() {
        assertThat(Expression.of("competitive or kwh > 5000", WORDS).explain(facts)).containsExactly(
                new Expression.Finding("competitive", Map.of("competitive", "true"), true),
                new Expression.Finding("kwh > 5000", Map.of("kwh", "1200"), false));
    }

    @Test
    void a_number_that_is_none_is_not_known() {
        known.put("kwh", Double.NaN);
        assertThat(Expression.of("known(kwh)", WORDS).holds(facts)).isFalse();
    }
}

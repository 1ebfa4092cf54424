package com.meterwise.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class ExpressionPropertyTest {
    private static final Vocabulary WORDS = Vocabulary.of(Map.of("a", Type.NUMBER, "b", Type.TRUTH));

    @Property(tries = 2000)
    void any_text_is_an_expression_or_is_refused(
            @ForAll @StringLength(max = 60) @CharRange(from = ' ', to = '~') String text) {
        answersOrRefuses(text);
    }

    /** Made of the language's own pieces, far more often close to right. */
    @Property(tries = 2000)
    void any_row_of_pieces_is_an_expression_or_is_refused(@ForAll("rows") String text) { answersOrRefuses(text); }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<String> rows() {
        return net.jqwik.api.Arbitraries
                .of("a", "b", "1", "\"t\"", "and", "or", "not", "in", "(", ")", ",", "=", "<", ">=", "+", "-", "*", "/", "known", "date",
                        "min")
                .list().ofMaxSize(12).map(pieces -> String.join(" ", pieces));
    }

    private static void answersOrRefuses(String text) {
        try {
            Expression expression = Expression.of(text, WORDS);
            expression.explain(name -> name.equals("a") ? 3d : null);
            assertThat(Expression.of(expression.text(), WORDS)).isEqualTo(expression);
        } catch (WrongExpression e) {
            assertThat(e.position()).isBetween(0, text.length());
        }
    }
}

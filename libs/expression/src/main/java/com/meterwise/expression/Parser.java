package com.meterwise.expression;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads an expression by recursive descent, and checks names and types as it goes. Loosest first: or, and, not, comparison, + -, * /. */
final class Parser {
    private static final int DEEPEST = 40;
    private static final Set<String> COMPARISONS = Set.of("=", "!=", "<", "<=", ">", ">=");

    private final String source;
    private final Vocabulary vocabulary;
    private final List<Token> tokens;
    private int at;
    private int depth;

    Parser(String source, Vocabulary vocabulary) {
        this.source = source;
        this.vocabulary = vocabulary;
        this.tokens = Token.of(source);
    }

    Node whole() {
        Node whole = truth();
        if (next().kind() != Token.Kind.END) throw unexpected("the end");
        return whole;
    }

    private Node truth() {
        int from = next().from();
        if (++depth > DEEPEST) throw new WrongExpression(from, "nested deeper than " + DEEPEST);
        List<Node> parts = new ArrayList<>(List.of(conjunction()));
        while (take("or"))
            parts.add(conjunction());
        depth--;
        return joined(true, parts, from);
    }

    private Node conjunction() {
        int from = next().from();
        List<Node> parts = new ArrayList<>(List.of(negation()));
        while (take("and"))
            parts.add(negation());
        return joined(false, parts, from);
    }

    private Node joined(boolean decisive, List<Node> parts, int from) {
        if (parts.size() == 1) return parts.get(0);
        parts.forEach(part -> require(part, Type.TRUTH, from));
        return new Node.Joined(decisive, List.copyOf(parts));
    }

    private Node negation() {
        int from = next().from();
        if (!take("not")) return comparison();
        if (++depth > DEEPEST) throw new WrongExpression(from, "nested deeper than " + DEEPEST);
        Node of = negation();
        depth--;
        require(of, Type.TRUTH, from);
        return new Node.Not(of);
    }

    private Node comparison() {
        int from = next().from();
        Node left = sum();
        Token sign = next();
        if (sign.kind() == Token.Kind.SIGN && COMPARISONS.contains(sign.text())) {
            at++;
            Node right = sum();
            if (left.type() != right.type())
                throw new WrongExpression(from, "%s cannot be compared with %s".formatted(left.type(), right.type()));
            if (left.type() == Type.TRUTH) throw new WrongExpression(from, "truths are not compared: write a name alone, or not");
            return new Node.Comparison(sign.text(), left, right, written(from));
        }
        boolean not = sign.is("not") && tokens.get(at + 1).is("in");
        if (not) at++;
        if (!take("in")) return left;
        Node among = new Node.Among(left, values(left.type()), written(from));
        return not ? new Node.Not(among) : among;
    }

    private Set<Object> values(Type wanted) {
        expect("(");
        Set<Object> values = new HashSet<>();
        do {
            int from = next().from();
            Node value = sum();
            if (!(value instanceof Node.Literal literal)) throw new WrongExpression(from, "a list holds fixed values only");
            require(value, wanted, from);
            values.add(literal.held());
        } while (take(","));
        expect(")");
        return Set.copyOf(values);
    }

    private Node sum() {
        Node left = product();
        while (next().is("+") || next().is("-")) {
            Token sign = tokens.get(at++);
            left = added(left, sign, product());
        }
        return left;
    }

    private static Node added(Node left, Token sign, Node right) {
        boolean minus = sign.is("-");
        if (left.type() == Type.DATE && right.type() == Type.DATE && minus) return new Node.Sum(Type.NUMBER, "-", left, right);
        if (left.type() == Type.DATE && right.type() == Type.NUMBER) return new Node.Sum(Type.DATE, sign.text(), left, right);
        require(left, Type.NUMBER, sign.from());
        require(right, Type.NUMBER, sign.from());
        return new Node.Sum(Type.NUMBER, sign.text(), left, right);
    }

    private Node product() {
        Node left = atom();
        while (next().is("*") || next().is("/")) {
            Token sign = tokens.get(at++);
            Node right = atom();
            require(left, Type.NUMBER, sign.from());
            require(right, Type.NUMBER, sign.from());
            left = new Node.Sum(Type.NUMBER, sign.text(), left, right);
        }
        return left;
    }

    private Node atom() {
        Token token = next();
        if (take("(")) {
            Node inner = truth();
            expect(")");
            return inner;
        }
        at++;
        if (token.is("-") && next().kind() == Token.Kind.NUMBER)
            return new Node.Literal(Type.NUMBER, -Double.parseDouble(tokens.get(at++).text()));
        if (token.is("true") || token.is("false")) return new Node.Literal(Type.TRUTH, token.is("true"));
        if (token.kind() == Token.Kind.NUMBER) return new Node.Literal(Type.NUMBER, Double.valueOf(token.text()));
        if (token.kind() == Token.Kind.TEXT) return new Node.Literal(Type.TEXT, token.text());
        if (token.kind() == Token.Kind.NAME && !token.isWord()) return next().is("(") ? call(token) : name(token);
        at--;
        throw unexpected("a value");
    }

    private Node name(Token token) {
        Type type = vocabulary.typeOf(token.text()).orElseThrow(
                () -> new WrongExpression(token.from(), "unknown name %s; known are %s".formatted(token.text(), vocabulary.known())));
        return new Node.Name(type, token.text());
    }

    private Node call(Token name) {
        expect("(");
        List<Node> arguments = new ArrayList<>();
        if (!next().is(")")) {
            do
                arguments.add(truth());
            while (take(","));
        }
        expect(")");
        if (name.text().equals("known") && arguments.size() == 1) return new Node.Known(arguments.get(0));
        if (name.text().equals("date")) return date(name, arguments);
        Builtin builtin = Builtin.NAMED.get(name.text());
        Vocabulary.Function function = builtin != null ? builtin.signature() : vocabulary.functions().get(name.text());
        if (function == null) throw new WrongExpression(name.from(), "unknown function " + name.text());
        if (!arguments.stream().map(Node::type).toList().equals(function.arguments()))
            throw new WrongExpression(name.from(), "%s takes %s".formatted(name.text(), function.arguments()));
        return new Node.Call(function.result(), name.text(), List.copyOf(arguments));
    }

    private static Node date(Token name, List<Node> arguments) {
        if (arguments.size() != 1 || !(arguments.get(0) instanceof Node.Literal literal) || literal.type() != Type.TEXT)
            throw new WrongExpression(name.from(), "date takes a text such as \"2026-01-31\"");
        try {
            return new Node.Literal(Type.DATE, LocalDate.parse((String) literal.held()));
        } catch (DateTimeException e) {
            throw new WrongExpression(name.from(), "not a date: " + literal.held());
        }
    }

    private String written(int from) { return source.substring(from, tokens.get(at - 1).to()); }

    private Token next() { return tokens.get(at); }

    private boolean take(String sign) {
        if (!next().is(sign)) return false;
        at++;
        return true;
    }

    private void expect(String sign) { if (!take(sign)) throw unexpected(sign); }

    private WrongExpression unexpected(String wanted) {
        return new WrongExpression(next().from(), "expected %s, got %s".formatted(wanted, next().text()));
    }

    private static void require(Node node, Type wanted, int from) {
        if (node.type() != wanted) throw new WrongExpression(from, "expected %s, got %s".formatted(wanted, node.type()));
    }
}

package com.meterwise.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** @param text for TEXT without its quotes */
record Token(Kind kind, String text, int from, int to) {
    enum Kind {
        NAME, NUMBER, TEXT, SIGN, END
    }

    /** Longer ones first: "<=" is not "<" and "=". */
    private static final List<String> SIGNS = List.of("<=", ">=", "!=", "<", ">", "=", "(", ")", ",", "+", "-", "*", "/");
    private static final Set<String> WORDS = Set.of("and", "or", "not", "in", "true", "false");

    boolean is(String sign) { return text.equals(sign) && (kind == Kind.SIGN || kind == Kind.NAME && WORDS.contains(sign)); }

    boolean isWord() { return kind == Kind.NAME && WORDS.contains(text); }

    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            Token next = c == '"' ? quoted(text, at) : isDigit(c) ? number(text, at) : isLetter(c) ? name(text, at) : sign(text, at);
            tokens.add(next);
            at = next.to;
        }
        tokens.add(new Token(Kind.END, "the end", text.length(), text.length()));
        return tokens;
    }

    private static Token quoted(String text, int from) {
        int end = text.indexOf('"', from + 1);
        if (end < 0) throw new WrongExpression(from, "text without a closing quote");
        return new Token(Kind.TEXT, text.substring(from + 1, end), from, end + 1);
    }

    private static Token number(String text, int from) {
        int to = from;
        while (to < text.length() && (isDigit(text.charAt(to)) || text.charAt(to) == '.'))
            to++;
        String number = text.substring(from, to);
        if (!number.matches("\\d+(\\.\\d+)?")) throw new WrongExpression(from, "not a number: " + number);
        return new Token(Kind.NUMBER, number, from, to);
    }

    private static Token name(String text, int from) {
        int to = from;
        while (to < text.length() && (isLetter(text.charAt(to)) || isDigit(text.charAt(to)) || text.charAt(to) == '.'))
            to++;
        return new Token(Kind.NAME, text.substring(from, to), from, to);
    }

    private static Token sign(String text, int from) {
        for (String sign : SIGNS)
            if (text.startsWith(sign, from)) return new Token(Kind.SIGN, sign, from, from + sign.length());
        throw new WrongExpression(from, "unexpected character " + text.charAt(from));
    }

    private static boolean isDigit(char c) { return c >= '0' && c <= '9'; }

    private static boolean isLetter(char c) { return Character.isLetter(c) || c == '_'; }
}

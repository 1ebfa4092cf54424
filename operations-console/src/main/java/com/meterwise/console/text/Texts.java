package com.meterwise.console.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the console says, in a language. The English sentence is the key, so that code reads as the page does. */
public final class Texts {
    public static final Texts ENGLISH = new Texts(Locale.ENGLISH, Map.of());
    public static final Texts CHINESE = new Texts(Locale.SIMPLIFIED_CHINESE, load("/texts/zh.json"));

    private final Locale locale;
    private final Map<String, String> translated;

    private Texts(Locale locale, Map<String, String> translated) {
        this.locale = locale;
        this.translated = translated;
    }

    /** @param language a tag such as zh-CN; whatever is not Chinese is English */
    public static Texts in(String language) {
        return language != null && language.startsWith("zh") ? CHINESE : ENGLISH;
    }

    public Locale locale() { return locale; }

    /** As an HTML lang attribute wants it. */
    public String tag() { return locale.toLanguageTag(); }

    public String of(String english) { return translated.getOrDefault(english, english); }

    /** With places for values, as {@link String#format}. */
    public String with(String english, Object... values) {
        return String.format(locale, of(english), values);
    }

    boolean knows(String english) { return translated.containsKey(english); }

    private static Map<String, String> load(String name) {
        try (InputStream in = Texts.class.getResourceAsStream(name)) {
            return Map.copyOf(new ObjectMapper().readValue(in, new TypeReference<Map<String, String>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

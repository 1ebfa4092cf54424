package com.meterwise.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.meterwise.console.pages.Areas;
import com.meterwise.console.panel.Area;
import com.meterwise.console.panel.Panel;

/** What the console says, it says in both languages. */
class WordsTest {
    private static final List<Pattern> SAID = List.of(Pattern.compile("\\bsay\\(\\s*\"([^\"]+)\""),
            Pattern.compile("Fact\\.of\\(\\s*\"([^\"]+)\""),
            Pattern.compile("Action\\.of\\(\\s*\"([^\"]+)\""), Pattern.compile("\\.asking\\(\\s*\"([^\"]+)\""),
            Pattern.compile("\\b(?:text|badge|time|number|percent|money|yes|date|area|select|condition)\\(\\s*\"[^\"]+\",\\s*\"([^\"]+)\""),
            Pattern.compile("\\bt\\.of\\('([^']+)'\\)"));

    private static Map<String, String> chinese() throws IOException {
        return new ObjectMapper().readValue(WordsTest.class.getResourceAsStream("/texts/zh.json"),
                new TypeReference<Map<String, String>>() {});
    }

    @Test
    void every_sentence_has_its_chinese() throws IOException {
        Set<String> missing = new TreeSet<>(said());
        for (Area area : Areas.all().everyOne()) {
            missing.add(area.title());
            for (Panel panel : area.panels()) {
                missing.add(panel.title());
                panel.choices().forEach(choice -> missing.add(choice.label()));
            }
        }
        assertThat(missing).hasSizeGreaterThan(200);
        missing.removeAll(chinese().keySet());
        assertThat(missing).isEmpty();
    }

    @Test
    void a_translation_has_the_same_places_for_values() throws IOException {
        List<String> wrong = new ArrayList<>();
        chinese().forEach((english, chinese) -> {
            if (places(english) != places(chinese)) wrong.add(english);
        });
        assertThat(wrong).isEmpty();
        try (Formatter formatter = new Formatter()) {
            assertThat(formatter.format(chinese().get("Training %s has begun."), "m").toString()).contains("m");
        }
    }

    private static long places(String text) { return Pattern.compile("%[sd]").matcher(text).results().count(); }

    private static Set<String> said() throws IOException {
        Set<String> said = new TreeSet<>();
        for (String folder : List.of("src/main/java", "src/main/resources/templates")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String text = Files.readString(file);
                    for (Pattern pattern : SAID)
                        for (Matcher match = pattern.matcher(text); match.find();)
                            said.add(match.group(1));
                }
            }
        }
        return said;
    }
}

package com.meterwise.segmentation.clustering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import com.meterwise.segmentation.features.Feature;

class PortraitWordsTest {
    private final PortraitWords words = new PortraitWords(3);

    @Test
    void hours_that_follow_each_other_are_one_word() {
        assertThat(words.add(feature("share09to12"), true)).isTrue();
        assertThat(words.add(feature("dailyCv"), true)).isTrue();
        assertThat(words.add(feature("share15to18"), true)).as("apart from the first").isFalse();
        assertThat(words.add(feature("share12to15"), true)).isTrue();
        assertThat(words.add(feature("share21to24"), false)).isTrue();
        assertThat(words.add(feature("loadFactor"), true)).as("three words are enough").isFalse();
        assertThat(words.words()).containsExactly("midday use", "uneven days", "little late-evening use");
    }

    @Test
    void the_night_is_spoken_of_once() {
        words.add(feature("share00to03"), true);
        words.add(feature("share03to06"), true);
        assertThat(words.add(feature("nightDayRatio"), true)).isFalse();
        assertThat(words.add(feature("valleyShare"), true)).isFalse();
        assertThat(words.words()).containsExactly("night use");
    }

    @Test
    void every_part_of_the_day_has_a_word() {
        assertThat(PortraitWords.partOfTheDay(6, 9)).isEqualTo("early-morning");
        assertThat(PortraitWords.partOfTheDay(6, 12)).isEqualTo("morning");
        assertThat(PortraitWords.partOfTheDay(9, 18)).isEqualTo("daytime");
        assertThat(PortraitWords.partOfTheDay(12, 18)).isEqualTo("afternoon");
        assertThat(PortraitWords.partOfTheDay(18, 24)).isEqualTo("evening");
        assertThat(PortraitWords.partOfTheDay(15, 21)).isEqualTo("late-day");
        assertThat(PortraitWords.partOfTheDay(3, 9)).isEqualTo("3-9 h");
    }

    @Test
    void values_are_told_without_exponents() {
        assertThat(feature("annualKwh").told(1_560_000)).isEqualTo("1,560,000 kWh");
        assertThat(feature("share09to12").label()).isEqualTo("share used 9-12 h");
        assertThat(feature("loadFactor").told(0.0001234)).isEqualTo("0.000123");
        assertThat(feature("daysSinceBreak").label()).isEqualTo("days since break");
    }

    private static Feature feature(String name) { return Archetypes.FEATURES.named(name).orElseThrow(); }
}

package com.meterwise.ingestion.checking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.meterwise.ingestion.intake.Block;
import com.meterwise.ingestion.intake.Collected;
import com.meterwise.ingestion.intake.Energy;
import com.meterwise.ingestion.registry.MeterFacts;
import com.meterwise.platform.time.MarketTime;

/** A test a rule, of the rule's name. */
class RulesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final MeterFacts METER = new MeterFacts("M", Set.of("importKwh"), Optional.of(Duration.ofMinutes(30)),
            OptionalDouble.of(100));

    @Test
    void known_structure() {
        KnownStructure rule = new KnownStructure();
        assertThat(rule.code()).isEqualTo("V01");
        assertThat(rule.objection(block(1000), METER)).isEmpty();
        assertThat(rule.objection(block("exportKwh", Duration.ofMinutes(30), null), METER)).hasValueSatisfying(
                detail -> assertThat(detail).contains("exportKwh"));
        assertThat(rule.objection(block("importKwh", Duration.ofMinutes(15), null), METER)).hasValueSatisfying(
                detail -> assertThat(detail).contains("PT30M", "PT15M"));
        assertThat(rule.objection(block("importKwh", Duration.ofMinutes(30), "?"), METER)).isPresent();
        assertThat(rule.objection(block("importKwh", Duration.ofMinutes(30), "E"), METER)).isEmpty();
    }

    @Test
    void market_time_window() {
        MarketTimeWindow rule = MarketTimeWindow.live(InstantSource.fixed(START.plus(Duration.ofMinutes(25))), Duration.ofDays(10));
        assertThat(rule.objection(block(1), METER)).isEmpty();
        assertThat(MarketTimeWindow.live(InstantSource.fixed(START.minus(Duration.ofMinutes(6))), Duration.ofDays(10)).objection(block(1),
                METER))
                .isPresent();
        assertThat(MarketTimeWindow.live(InstantSource.fixed(START.minus(Duration.ofMinutes(4))), Duration.ofDays(10)).objection(block(1),
                METER))
                .isEmpty();
        assertThat(
                MarketTimeWindow.live(InstantSource.fixed(START.plus(Duration.ofDays(11))), Duration.ofDays(10)).objection(block(1), METER))
                .isPresent();
        assertThat(MarketTimeWindow.replay().objection(block(1), METER)).isEmpty();
    }

    @Test
    void no_negative_energy() {
        NoNegativeEnergy rule = new NoNegativeEnergy();
        assertThat(rule.objection(block(0), 0, METER)).isEmpty();
        assertThat(rule.objection(block(-1), 0, METER)).hasValueSatisfying(detail -> assertThat(detail).contains("-0.001"));
    }

    @Test
    void physical_limit() {
        PhysicalLimit rule = new PhysicalLimit(1.1);
        assertThat(rule.objection(block(55_000), 0, METER)).isEmpty();
        assertThat(rule.objection(block(55_001), 0, METER)).hasValueSatisfying(detail -> assertThat(detail).contains("110.000 kW"));
        MeterFacts unlimited = new MeterFacts("M", Set.of("importKwh"), Optional.empty(), OptionalDouble.empty());
        assertThat(rule.objection(block(999_999_999), 0, unlimited)).isEmpty();
    }

    @Test
    void a_bad_slot_goes_alone_where_it_is_a_line_of_its_own_and_takes_the_block_along_where_not() {
        Checks checks = new Checks(List.of(new KnownStructure()), List.of(new NoNegativeEnergy(), new PhysicalLimit(1.1)),
                new Midnight(new MarketTime(ZoneId.of("UTC"))));
        Collected refused = new Collected();
        long[] lines = { 7, 8, 9 };
        List<DayBlock> days = checks.accepted(
                new Block("M", "importKwh", START, Duration.ofMinutes(30), new long[]{ 1, -2, 3 }, "VVE", null, lines),
                METER, refused);
        assertThat(days.get(0).wh()).containsExactly(1, Energy.MISSING, 3);
        assertThat(days.get(0).quality()).isEqualTo("V-E");
        assertThat(refused.refusedLines()).containsExactly(8L);
        Block whole = new Block("M", "importKwh", START, Duration.ofMinutes(30), new long[]{ 1, -2, 3 }, null, null, new long[]{ 10 });
        assertThat(checks.accepted(whole, METER, refused)).isEmpty();
        assertThat(refused.codes()).containsExactly("V05", "V05");
    }

    private static Block block(long wh) {
        return new Block("M", "importKwh", START, Duration.ofMinutes(30), new long[]{ wh }, null, null, new long[]{ 1 });
    }

    private static Block block(String channel, Duration interval, String quality) {
        return new Block("M", channel, START, interval, new long[]{ 1 }, quality, null, new long[]{ 1 });
    }
}

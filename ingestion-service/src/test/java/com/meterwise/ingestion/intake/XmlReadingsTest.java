package com.meterwise.ingestion.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class XmlReadingsTest {
    private static final String TYPE = "<p:ReadingType><p:accumulationBehaviour>4</p:accumulationBehaviour><p:flowDirection>1</p:flowDirection>"
            + "<p:kind>12</p:kind><p:powerOfTenMultiplier>0</p:powerOfTenMultiplier><p:uom>72</p:uom></p:ReadingType>";

    @Test
    void a_feed_is_read_with_any_prefix_or_none() throws IOException {
        String feed = feed(TYPE, reading(1_767_225_600, 900, "250", "") + reading(1_767_226_500, 900, "750", ""));
        for (String file : new String[]{ feed, feed.replace("p:", "ns0:").replace("xmlns:p", "xmlns:ns0"),
                feed.replace("p:", "").replace("xmlns:p", "xmlns:unused") }) {
            Block block = read(file).blocks.get(0);
            assertThat(block.meterId()).isEqualTo("7-1");
            assertThat(block.channel()).isEqualTo("importKwh");
            assertThat(block.start()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
            assertThat(block.interval()).isEqualTo(Duration.ofMinutes(15));
            assertThat(block.wh()).containsExactly(250, 750);
            assertThat(block.revisedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
        }
    }

    @Test
    void a_bare_file_is_of_the_meter_it_is_said_to_be() throws IOException {
        String bare = "<UsagePoint xmlns:p='e'><ServiceCategory><kind>0</kind></ServiceCategory>" + TYPE + "<p:IntervalBlock>"
                + reading(1_767_225_600, 3600, "5", "") + "</p:IntervalBlock></UsagePoint>";
        assertThat(read(bare, Optional.of("M-1")).blocks).extracting(Block::meterId).containsExactly("M-1");
        assertThat(read(bare).refused.get(0).detail()).contains("names no usage point");
    }

    @Test
    void the_multiplier_scales_energy_and_never_the_cost() throws IOException {
        String feed = feed(TYPE.replace("Multiplier>0<", "Multiplier>3<"), "<p:IntervalReading><p:cost>974000</p:cost><p:timePeriod>"
                + "<p:duration>900</p:duration><p:start>1767225600</p:start></p:timePeriod><p:value>2</p:value></p:IntervalReading>");
        assertThat(read(feed).blocks.get(0).wh()).containsExactly(2_000);
    }

    @Test
    void unit_and_direction_choose_the_channel_and_power_becomes_energy() throws IOException {
        assertThat(only(TYPE.replace("flowDirection>1<", "flowDirection>19<")).channel()).isEqualTo("exportKwh");
        assertThat(only(TYPE.replace("uom>72<", "uom>73<")).channel()).isEqualTo("importKvarh");
        assertThat(only(TYPE.replace("uom>72<", "uom>38<").replace("kind>12<", "kind>37<")).wh()).containsExactly(25);
    }

    @Test
    void what_is_no_electricity_is_refused_by_name() throws IOException {
        assertThat(refusal(feed(TYPE, block()).replace("<kind>0</kind>", "<kind>1</kind>"))).contains("1 (gas)");
        assertThat(refusal(feed(TYPE, block()).replace("<kind>0</kind>", "<kind>2</kind>"))).contains("2 (water)");
        assertThat(refusal(feed(TYPE.replace("<p:uom>72", "<p:commodity>7</p:commodity><p:uom>72"), block()))).contains("natural gas");
        assertThat(refusal(feed(TYPE.replace("uom>72<", "uom>169<"), block()))).contains("169 (therms)");
        assertThat(refusal(feed(TYPE.replace("uom>72<", "uom>500<"), block()))).contains("500 (unknown)");
        assertThat(refusal(feed("<p:ReadingType/>", block()).replace("<kind>0</kind>", "<kind/>"))).contains("unknown commodity");
        assertThat(refusal(feed(TYPE.replace("flowDirection>1<", "flowDirection>4<"), block()))).contains("net");
        assertThat(refusal(feed(TYPE.replace("Behaviour>4<", "Behaviour>12<"), block()))).contains("accumulation 12");
    }

    @Test
    void quality_codes_become_letters_and_those_no_letter_says_are_kept_raw() throws IOException {
        String readings = IntStream.of(0, 7, 8, 9, 10, 12, 14, 17, 11, 16, 99).mapToObj(Integer::valueOf).map(
                code -> reading(1_767_225_600 + 900 * (code == 99 ? 20 : code), 900, "1", "<p:ReadingQuality><p:quality>" + code
                        + "</p:quality></p:ReadingQuality>"))
                .sorted((a, b) -> a.substring(a.indexOf("start")).compareTo(b.substring(b.indexOf("start")))).collect(Collectors.joining());
        Block block = read(feed(TYPE, readings)).blocks.get(0);
        assertThat(block.quality()).isEqualTo("V------DEEQEJ-P-QV--Q");
        assertThat(block.codes()).containsOnlyKeys(11, 16, 20).containsEntry(20, "99");
    }

    @Test
    void a_cumulative_type_is_a_register_read_at_the_end_of_each_period() throws IOException {
        RegisterReads reads = read(feed(TYPE.replace("Behaviour>4<", "Behaviour>3<"), reading(1_767_225_600, 900, "1000", "")
                + reading(1_767_226_500, 900, "1250", ""))).reads.get(0);
        assertThat(reads.at()).containsExactly(1_767_226_500, 1_767_227_400);
        assertThat(reads.wh()).containsExactly(1000, 1250);
        assertThat(reads.interval()).contains(Duration.ofMinutes(15));
    }

    @Test
    void readings_of_a_month_or_without_sense_are_refused_one_by_one() throws IOException {
        Collected collected = read(feed(TYPE, reading(1_767_225_600, 2_592_000, "1", "") + "\n" + reading(1_767_225_600, 900, "much", "")
                + reading(1_767_225_600, 900, "1", "").replace("1767225600", "1767225600.66") + reading(1_767_225_600, 900, "3", "")));
        assertThat(collected.codes()).containsOnly("V01").hasSize(3);
        assertThat(collected.blocks.get(0).wh()).containsExactly(3);
    }

    @Test
    void cim_intervals_are_labelled_at_their_end_unless_said_otherwise() throws IOException {
        String file = cim("<IntervalBlocks>" + cimReading("2026-01-01T00:30:00Z", "1.5", "") + cimReading("2026-01-01T01:00:00Z", "2",
                "<ReadingQualities><ReadingQualityType ref='1.4.64'/></ReadingQualities>")
                + "<ReadingType ref='0.0.5.4.1.1.12.0.0.0.0.0.0.0.0.3.72.0'/></IntervalBlocks>");
        Block block = read(file).blocks.get(0);
        assertThat(block.meterId()).isEqualTo("M-9");
        assertThat(block.start()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(block.interval()).isEqualTo(Duration.ofMinutes(30));
        assertThat(block.wh()).containsExactly(1_500, 2_000);
        assertThat(block.quality()).isEqualTo("VQ");
        assertThat(block.codes()).containsEntry(1, "1.4.64");
        Collected atStart = new Collected();
        new XmlReadings(Optional.empty(), false).read(in(file), atStart);
        assertThat(atStart.blocks.get(0).start()).isEqualTo(Instant.parse("2026-01-01T00:30:00Z"));
    }

    @Test
    void cim_registers_are_read_by_kind_and_gas_is_refused() throws IOException {
        String type = "<ReadingType ref='0.0.0.1.1.1.12.0.0.0.0.0.0.0.0.3.72.0'/>";
        Collected collected = read(cim(cimReading("2026-01-01T00:00:00Z", "100", type).replace("IntervalReadings", "Readings")
                + cimReading("2026-01-01T01:00:00Z", "101.5", type).replace("IntervalReadings", "Readings")
                + cimReading("2026-01-01T01:00:00Z", "7", type.replace("1.1.12", "1.7.12")).replace("IntervalReadings", "Readings")));
        assertThat(collected.reads.get(0).wh()).containsExactly(100_000, 101_500);
        assertThat(collected.refused.get(0).detail()).contains("natural gas");
    }

    @Test
    void a_document_type_is_refused_before_anything_is_expanded_or_fetched() {
        String bomb = "<!DOCTYPE feed [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;'>]>";
        assertThatThrownBy(() -> read(bomb + "<feed>&c;</feed>")).isInstanceOf(UnreadableException.class).hasMessageContaining("DTD");
        assertThatThrownBy(() -> read("<!DOCTYPE feed SYSTEM 'file:///etc/passwd'><feed/>")).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> read("<feed>&unknown;</feed>")).isInstanceOf(UnreadableException.class);
    }

    @Test
    void depth_names_tags_and_texts_are_bounded() {
        assertThatThrownBy(() -> read("<feed>" + "<a>".repeat(1_000))).isInstanceOf(UnreadableException.class)
                .hasMessageContaining("deeper");
        String names = IntStream.range(0, 5_000).mapToObj(i -> "<n" + i + "/>").collect(Collectors.joining());
        assertThatThrownBy(() -> read("<feed>" + names)).isInstanceOf(UnreadableException.class).hasMessageContaining("names");
        assertThatThrownBy(() -> new XmlReadings(Optional.empty(), true).read(new EndlessLine("<feed><", 1L << 30, ""), new Collected()))
                .isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> new XmlReadings(Optional.empty(), true).read(new EndlessLine("<feed><title>", 1L << 30, ""),
                new Collected())).isInstanceOf(UnreadableException.class).hasMessageContaining("longer");
    }

    @Test
    void what_is_no_feed_is_refused_and_what_breaks_off_keeps_what_came() {
        assertThatThrownBy(() -> read("<html/>")).isInstanceOf(UnreadableException.class).hasMessageContaining("html");
        assertThatThrownBy(() -> read("meterId,start")).isInstanceOf(UnreadableException.class);
        String feed = feed(TYPE, block());
        Collected collected = new Collected();
        assertThatThrownBy(() -> new XmlReadings(Optional.empty(), true).read(in(feed.replace("</feed>", "<entry>")), collected))
                .isInstanceOf(UnreadableException.class);
        assertThat(collected.blocks).hasSize(1);
    }

    private static Block only(String type) throws IOException {
        return read(feed(type, reading(1_767_225_600, 900, "100", ""))).blocks.get(0);
    }

    private static String refusal(String file) throws IOException {
        Collected collected = read(file);
        assertThat(collected.blocks).isEmpty();
        assertThat(collected.codes()).containsExactly("COMMODITY");
        return collected.refused.get(0).detail();
    }

    private static String block() { return reading(1_767_225_600, 900, "1", ""); }

    private static String feed(String type, String readings) {
        String point = "https://utility/espi/RetailCustomer/7/UsagePoint/1";
        return """
                <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:p="http://naesb.org/espi">
                <entry><link rel="self" href="%1$s"/><content><p:UsagePoint><ServiceCategory><kind>0</kind></ServiceCategory></p:UsagePoint></content></entry>
                <entry><content><p:MeterReading/></content><link rel="self" href="%1$s/MeterReading/2"/><link rel="related" href="/espi/ReadingType/3"/></entry>
                <entry><content><p:IntervalBlock>%2$s</p:IntervalBlock></content><link rel="self" href="%1$s/MeterReading/2/IntervalBlock/4"/>
                <updated>2026-01-02T03:04:05Z</updated></entry>
                <entry><link rel="self" href="/espi/ReadingType/3"/><content>%3$s</content></entry></feed>"""
                .formatted(point, readings, type);
    }

    private static String reading(long start, int seconds, String value, String quality) {
        return "<p:IntervalReading>%s<p:timePeriod><p:duration>%d</p:duration><p:start>%d</p:start></p:timePeriod><p:value>%s</p:value></p:IntervalReading>"
                .formatted(quality, seconds, start, value);
    }

    private static String cim(String readings) {
        return "<m:MeterReadings xmlns:m='http://iec.ch/TC57/2011/MeterReadings#'><MeterReading>" + readings
                + "<Meter><mRID>x</mRID><Names><name>M-9</name></Names></Meter></MeterReading></m:MeterReadings>";
    }

    private static String cimReading(String at, String value, String more) {
        return "<IntervalReadings>%s<timeStamp>%s</timeStamp><value>%s</value></IntervalReadings>".formatted(more, at, value);
    }

    private static Collected read(String file) throws IOException { return read(file, Optional.empty()); }

    private static Collected read(String file, Optional<String> meterId) throws IOException {
        return Collected.of(new XmlReadings(meterId, true), file);
    }

    private static InputStream in(String text) { return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)); }
}

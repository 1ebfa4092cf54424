package com.meterwise.ingestion.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import com.meterwise.contracts.BlockUploaded;
import com.meterwise.contracts.Json;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BlockUploadedJsonTest {
    private static final Instant AT = Instant.parse("2026-01-02T00:00:00.123Z");
    private final BlockUploadedJson json = new BlockUploadedJson();

    @Property(tries = 300)
    void it_is_written_as_the_contract_writes_it(@ForAll int[] wh, @ForAll String meterId, @ForAll boolean coded) throws IOException {
        double[] kwh = new double[wh.length + 1];
        kwh[wh.length] = Double.NaN;
        for (int i = 0; i < wh.length; i++)
            kwh[i] = wh[i] / 1000.0;
        BlockUploaded block = new BlockUploaded("u-1", meterId, "importKwh", LocalDate.parse("2026-01-01"), AT.plusSeconds(wh.length),
                Duration.ofMinutes(30), kwh, "V".repeat(kwh.length), AT, AT, AT.plusMillis(1), coded ? Map.of(0, "1.4.64\"") : null);
        assertThat(Json.MAPPER.readTree(json.of(block))).isEqualTo(Json.MAPPER.readTree(Json.bytes(block)));
    }
}

package com.meterwise.ingestion.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.meterwise.ingestion.checking.Checks;
import com.meterwise.ingestion.checking.DayBlock;
import com.meterwise.ingestion.intake.Block;
import com.meterwise.ingestion.intake.Blocks;
import com.meterwise.ingestion.intake.Energy;
import com.meterwise.ingestion.intake.ReadingsFormat;
import com.meterwise.ingestion.intake.RegisterReads;
import com.meterwise.ingestion.intake.Shown;
import com.meterwise.ingestion.registers.Differencing;
import com.meterwise.ingestion.registry.KnownMeters;
import com.meterwise.ingestion.registry.MeterFacts;

/**
 * One request: reads, looks the meters up some hundred blocks at a time, checks, and ships what is good. Holds no more than that. One
 * thread reads; others may look at the report meanwhile.
 */
public final class Upload implements Blocks {
    private static final int BLOCKS_AT_ONCE = 500;
    private static final int VALUES_AT_ONCE = 100_000;

    private final Acceptance acceptance;
    private final KnownMeters meters;
    private final Registrar registrar;
    private final Checks checks;
    private final Differencing differencing;
    private final Shipment shipment;
    private final List<Block> pending = new ArrayList<>(BLOCKS_AT_ONCE);
    private final List<UploadReport.LineError> errors = new ArrayList<>();
    private int pendingValues;
    // written by the reading thread alone, shown to others
    private volatile long accepted;
    private volatile long rejected;
    private volatile long readings;

    public Upload(Acceptance acceptance, KnownMeters meters, Registrar registrar, Checks checks, Differencing differencing,
            Shipment shipment) {
        this.acceptance = acceptance;
        this.meters = meters;
        this.registrar = registrar;
        this.checks = checks;
        this.differencing = differencing;
        this.shipment = shipment;
    }

    /**
     * Reads to the end. However it ends, what was accepted by then is kept when this returns or throws, except when the log is away.
     *
     * @throws IOException      if the input breaks off
     * @throws LogAwayException if the log does not keep what was accepted
     */
    public void read(ReadingsFormat format, InputStream in) throws IOException {
        try {
            format.read(in, this);
        } finally {
            drain();
            shipment.awaitKept();
        }
    }

    @Override
    public void add(Block block) {
        pending.add(block);
        pendingValues += block.wh().length;
        if (pending.size() >= BLOCKS_AT_ONCE || pendingValues >= VALUES_AT_ONCE) drain();
    }

    @Override
    public void add(RegisterReads reads) {
        MeterFacts meter = facts(Set.of(reads.meterId())).get(reads.meterId());
        if (meter == null || !meter.channels().contains(reads.channel())) {
            refuse(reads.lines()[0], "V01", meter == null
                    ? unknown(reads.meterId())
                    : "meter %s has channels %s, not %s".formatted(reads.meterId(), meter.channels(), Shown.of(reads.channel())));
            return;
        }
        Differencing.Differenced differenced = differencing.blocks(reads, meter);
        differenced.falls().forEach(fall -> refuse(fall.line(), "V17", fall.detail()));
        differenced.blocks().forEach(this::add);
    }

    private Map<String, MeterFacts> facts(Set<String> ids) {
        Map<String, MeterFacts> facts = meters.facts(ids);
        if (facts.size() < ids.size() && registrar != Registrar.NONE) {
            registrar.register(ids.stream().filter(id -> !facts.containsKey(id)).sorted().toList());
            facts.putAll(meters.facts(ids));
        }
        return facts;
    }

    private void drain() {
        if (pending.isEmpty()) return;
        Map<String, MeterFacts> facts = facts(pending.stream().map(Block::meterId).collect(Collectors.toSet()));
        List<Block> blocks = List.copyOf(pending);
        // emptied first: should shipping fail, nothing may be shipped twice
        pending.clear();
        pendingValues = 0;
        for (Block block : blocks)
            ship(block, facts.get(block.meterId()));
    }

    private void ship(Block block, MeterFacts meter) {
        if (meter == null) {
            refuse(block.lineOf(0), "V01", unknown(block.meterId()));
            return;
        }
        for (DayBlock day : checks.accepted(block, meter, this)) {
            shipment.send(acceptance.of(day));
            long present = 0;
            for (long wh : day.wh())
                if (wh != Energy.MISSING) present++;
            accepted += 1;
            readings += present;
        }
    }

    private String unknown(String meterId) { return (meters.isErased(meterId) ? "erased meter " : "unknown meter ") + Shown.of(meterId); }

    @Override
    public void refuse(long line, String code, String detail) {
        rejected += 1;
        synchronized (errors) {
            if (errors.size() < UploadReport.MAX_KEPT) errors.add(new UploadReport.LineError(line, code, detail));
        }
    }

    public String id() { return acceptance.uploadId(); }

    /** What has become of it so far; may be asked by any thread while it is read. */
    public UploadReport report() {
        synchronized (errors) {
            return new UploadReport(acceptance.uploadId(), accepted, rejected, readings,
                    errors.subList(0, Math.min(errors.size(), UploadReport.MAX_ERRORS)));
        }
    }

    /** What was refused, more of it than the report lists; bounded too. */
    public List<UploadReport.LineError> errors() {
        synchronized (errors) {
            return List.copyOf(errors);
        }
    }
}

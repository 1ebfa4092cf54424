package com.meterwise.ingestion.meterday;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.meterwise.contracts.BlockUploaded;
import com.meterwise.ingestion.registry.Ownership;
import com.meterwise.platform.time.MarketTime;

/** Merges a batch of blocks into meter-days and asks the rules of the stream. Holds nothing between batches. */
final class Merging {
    private final MarketTime market;
    private final List<StreamRule> rules;
    private final Map<MeterDay.Key, MeterDay> days;
    private final Map<String, Ownership> owners;
    private final Set<MeterDay> touched = new LinkedHashSet<>();
    private final Set<MeterDay> changed = new LinkedHashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Unapplied> unapplied = new ArrayList<>();
    private final Map<String, StreamCount> counts = new LinkedHashMap<>();

    /**
     * @param days   meter-days known so far, by key; those the blocks open are added
     * @param owners of every meter of the batch
     */
    Merging(MarketTime market, List<StreamRule> rules, Map<MeterDay.Key, MeterDay> days, Map<String, Ownership> owners) {
        this.market = market;
        this.rules = rules;
        this.days = days;
        this.owners = owners;
    }

    /** @param reason OUTDATED, CONFLICT or INTERVAL */
    record Unapplied(BlockUploaded block, String reason) {}

    void add(BlockUploaded block) {
        MeterDay.Key key = new MeterDay.Key(block.meterId(), block.channel(), block.day());
        MeterDay day = days.computeIfAbsent(key, any -> open(any, block));
        if (!day.fits(block)) {
            String detail = "slots of %s, the day has slots of %s".formatted(block.interval(), day.interval());
            findings.add(Finding.of(key, "V01", "ERROR", null, detail, block.availableAt()));
            unapplied.add(new Unapplied(block, "INTERVAL"));
            count(block, new StreamCount(0, 0, 0, 1));
            return;
        }
        MeterDay.Merged merged = day.merge(block, market.slotOf(block.start(), block.interval()));
        touched.add(day);
        if (merged.changed() > 0) changed.add(day);
        if (merged.isUnapplied()) unapplied.add(new Unapplied(block, merged.conflicts().isEmpty() ? "OUTDATED" : "CONFLICT"));
        int found = 0;
        for (StreamRule rule : rules) {
            List<Finding> more = rule.findings(block, day, merged);
            findings.addAll(more);
            found += more.size();
        }
        count(block, new StreamCount(merged.changed() > 0 ? 1 : 0, merged.isRepeat() ? 1 : 0, merged.outdated() > 0 ? 1 : 0, found));
    }

    private MeterDay open(MeterDay.Key key, BlockUploaded block) {
        Ownership owner = owners.get(key.meterId());
        if (owner == null) throw new IllegalArgumentException("meter %s is not registered".formatted(key.meterId()));
        return MeterDay.empty(key, block.interval(), market.slots(key.day(), block.interval()), owner.on(key.day()));
    }

    private void count(BlockUploaded block, StreamCount more) { counts.merge(block.uploadId(), more, StreamCount::plus); }

    /** Meter-days to be stored. */
    Set<MeterDay> touched() { return touched; }

    /** Meter-days to be published. */
    Set<MeterDay> changed() { return changed; }

    List<Finding> findings() { return findings; }

    List<Unapplied> unapplied() { return unapplied; }

    Map<String, StreamCount> counts() { return counts; }
}

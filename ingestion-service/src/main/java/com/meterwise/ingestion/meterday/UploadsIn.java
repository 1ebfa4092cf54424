package com.meterwise.ingestion.meterday;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.meterwise.contracts.BlockUploaded;
import com.meterwise.contracts.Topic;
import com.meterwise.ingestion.registry.Ownership;
import com.meterwise.ingestion.registry.OwnershipTable;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Work;

/** The stream stage: uploaded blocks become meter-days, and every changed meter-day is published whole. A few statements a batch. */
public final class UploadsIn implements Handler {
    private final MarketTime market;
    private final List<StreamRule> rules;
    private final FirstLook firstLook;
    private final LeaningTable leanings;
    private final MeterDayOut out;

    public UploadsIn(MarketTime market, List<StreamRule> rules, FirstLook firstLook) {
        this.market = market;
        this.rules = List.copyOf(rules);
        this.firstLook = firstLook;
        this.leanings = new LeaningTable(market);
        this.out = new MeterDayOut(market);
    }

    @Override
    public void handle(List<Received> records, Work work) throws Exception {
        List<BlockUploaded> blocks = new ArrayList<>(records.size());
        Set<MeterDay.Key> keys = new LinkedHashSet<>();
        for (Received record : records) {
            BlockUploaded block = record.as(BlockUploaded.class);
            blocks.add(block);
            keys.add(new MeterDay.Key(block.meterId(), block.channel(), block.day()));
        }
        Connection connection = work.connection();
        List<LeaningTable.Leaning> leaning = leanings.onClosed(connection, keys);
        SortedSet<LocalDate> days = new TreeSet<>(keys.stream().map(MeterDay.Key::day).toList());
        leaning.forEach(each -> days.add(each.day()));
        Set<LocalDate> closed = DayLocks.share(connection, days);
        Map<String, Ownership> owners = OwnershipTable.of(connection, new TreeSet<>(keys.stream().map(MeterDay.Key::meterId).toList()));
        Merging merging = new Merging(market, rules, MeterDayTable.load(connection, keys), owners);
        for (BlockUploaded block : blocks)
            merging.add(block);
        List<Finding> findings = new ArrayList<>(merging.findings());
        findings.addAll(firstLook.at(merging.changed(), connection));

        MeterDaySaveTable.save(connection, merging.touched());
        UnappliedTable.keep(connection, merging.unapplied());
        UploadStreamTable.add(connection, merging.counts());
        for (MeterDay day : merging.changed())
            out.publish(day, closed.contains(day.key().day()), work);
        DayLocks.rememberLate(connection, closed, merging.changed());
        LeaningTable.rememberLate(connection, leaning, merging.changed().stream().map(MeterDay::key).collect(Collectors.toSet()));
        for (Finding finding : FindingTable.addNew(connection, findings))
            work.send(Topic.FINDING, finding.meterDay().meterId(), finding.toEvent());
    }
}

package com.meterwise.platform.intake;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import com.meterwise.platform.work.Transactions;

/**
 * Where a consumer stands in the partitions assigned to it: it begins at the stored offsets, never elsewhere, and what it reads must join on to
 * them. A log that is not the one the offsets count in is refused; one that lost records stands still. For the intake's thread alone.
 */
final class Positions implements ConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(Positions.class);

    private final Transactions transactions;
    private final TopicIds topicIds;
    private final IntakeState state;
    /** By our own count; the stored offset must equal it. */
    private final Map<TopicPartition, Long> expected = new HashMap<>();
    private final Set<TopicPartition> stopped = new HashSet<>();
    private Consumer<byte[], byte[]> consumer;

    Positions(Transactions transactions, TopicIds topicIds, IntakeState state) {
        this.transactions = transactions;
        this.topicIds = topicIds;
        this.state = state;
    }

    /** Forgets where the last consumer stood. @return itself, to hear what the new one is assigned */
    Positions of(Consumer<byte[], byte[]> opened) {
        consumer = opened;
        expected.clear();
        stopped.clear();
        return this;
    }

    /** @throws Gap if records lie between what is stored and the batch */
    void check(Batch batch, Map<TopicPartition, Offsets.Stored> stored) {
        for (TopicPartition partition : batch.next().keySet()) {
            Offsets.Stored at = stored.get(partition);
            long ours = expected.getOrDefault(partition, -1L);
            if (at == null || at.next() < ours)
                throw new Gap("%s: we stand at %d, stored is %s".formatted(partition, ours, at == null ? "nothing" : at.next()),
                        at != null);
        }
    }

    void moved(Batch batch) { expected.putAll(batch.next()); }

    /** For lag tools only: the truth is in the database. */
    void report() {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        for (TopicPartition partition : consumer.assignment())
            if (expected.containsKey(partition)) positions.put(partition, new OffsetAndMetadata(expected.get(partition)));
        if (!positions.isEmpty()) consumer.commitAsync(positions, null);
    }

    /** Reads on everywhere but where records were lost. */
    void resume() {
        Set<TopicPartition> running = new HashSet<>(consumer.assignment());
        running.removeAll(stopped);
        consumer.resume(running);
        consumer.pause(stopped.stream().filter(consumer.assignment()::contains).toList());
    }

    void seekToStored(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) return;
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        Map<String, String> ids = topicIds.of(partitions.stream().map(TopicPartition::topic).collect(toSet()));
        Map<TopicPartition, Offsets.Stored> stored = transactions.call(work -> {
            for (TopicPartition partition : partitions)
                Offsets.begin(work.connection(), partition, first.get(partition), ids.get(partition.topic()));
            return Offsets.read(work.connection(), partitions);
        });
        for (TopicPartition partition : partitions) {
            Offsets.Stored at = stored.get(partition);
            if (!at.topicId().equals(ids.get(partition.topic())) || at.next() > end.get(partition))
                refuse(partition, at, end.get(partition));
            else if (at.next() < first.get(partition)) stop(partition, at, first.get(partition));
            else {
                consumer.seek(partition, at.next());
                expected.put(partition, at.next());
                state.clearAlarm("records-lost:" + partition.topic());
            }
        }
    }

    private void refuse(TopicPartition partition, Offsets.Stored at, long end) {
        String text = "stored offset %d of %s lies beyond the log's end %d or belongs to another topic of that name: if the topic was made anew, run POST /v1/intake/%s/reset as admin"
                .formatted(at.next(), partition, end, partition.topic());
        state.alarm("wrong-log:" + partition.topic(), text);
        throw new IllegalStateException(text);
    }

    /** Records were deleted before we read them. Going on would hide the loss, so this partition stands still until an operator decides. */
    private void stop(TopicPartition partition, Offsets.Stored at, long first) {
        String text = "%s: records %d to %d were deleted before they were read; rebuild from ingestion, then run POST /v1/intake/%s/reset as admin"
                .formatted(partition, at.next(), first - 1, partition.topic());
        LOG.error(text);
        state.alarm("records-lost:" + partition.topic(), text);
        stopped.add(partition);
        consumer.seek(partition, first);
        consumer.pause(List.of(partition));
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) { seekToStored(partitions); }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        partitions.forEach(expected::remove);
        stopped.removeAll(partitions);
    }

    /** What is stored does not reach what was read. */
    static final class Gap extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** Another reader's offsets only rise, and an administrator takes them away: this is the database of another day. */
        private final boolean earlier;

        Gap(String message, boolean earlier) {
            super(message);
            this.earlier = earlier;
        }

        boolean isEarlier() { return earlier; }
    }
}

package com.meterwise.campaign.intake;

import java.util.ArrayList;
import java.util.List;

import com.meterwise.contracts.SegmentChanged;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.work.Bell;
import com.meterwise.platform.work.Work;

/** Segment changes, from segmentation. */
public final class SegmentChangesIn implements Handler {
    private final Bell bell;

    public SegmentChangesIn(Bell bell) { this.bell = bell; }

    @Override
    public void handle(List<Received> records, Work work) throws Exception {
        List<Trigger> triggers = new ArrayList<>();
        for (Received received : records) {
            if (!received.isTombstone()) triggers.add(trigger(received.as(SegmentChanged.class)));
        }
        new TriggerTable(work.connection()).add(triggers);
        if (triggers.stream().anyMatch(Trigger::isLive)) bell.ring();
    }

    static Trigger trigger(SegmentChanged event) {
        String why = event.reasons() == null || event.reasons().isEmpty() || event.reasons().get(0).text() == null
                ? ""
                : ": " + event.reasons().get(0).text();
        String from = event.from() == null ? "none" : event.from();
        return new Trigger(event.customerId(), Trigger.Kind.SEGMENT_CHANGED, event.day(),
                "segment %s, was %s%s".formatted(event.to(), from, why), Boolean.TRUE.equals(event.live()) ? event.to() : null);
    }
}

package com.meterwise.campaign.offers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.meterwise.campaign.offers.Status.Move;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class StatusTest {
    @Test
    void an_offer_is_proposed_approved_sent_and_accepted() {
        Status status = Status.PROPOSED;
        for (Move move : List.of(Move.APPROVE, Move.SEND, Move.ACCEPT))
            status = status.after(move).orElseThrow();
        assertThat(status).isEqualTo(Status.ACCEPTED);
    }

    @Test
    void an_offer_that_was_not_sent_cannot_be_answered() {
        for (Status status : List.of(Status.PROPOSED, Status.APPROVED)) {
            assertThat(status.after(Move.ACCEPT)).isEmpty();
            assertThat(status.after(Move.DECLINE)).isEmpty();
        }
    }

    @Test
    void nothing_is_sent_without_approval() { assertThat(Status.PROPOSED.after(Move.SEND)).isEmpty(); }

    @Property
    void an_offer_never_leaves_a_final_state(@ForAll List<Move> moves) {
        Status status = Status.PROPOSED;
        for (Move move : moves) {
            Status next = status.after(move).orElse(status);
            if (status.isFinal()) assertThat(next).isEqualTo(status);
            status = next;
        }
    }
}

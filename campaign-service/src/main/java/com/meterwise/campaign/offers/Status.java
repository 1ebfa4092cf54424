package com.meterwise.campaign.offers;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Where an offer is in its life. */
public enum Status {
    PROPOSED, APPROVED, SENT, ACCEPTED, DECLINED, EXPIRED, WITHDRAWN;

    /** A step in an offer's life. */
    public enum Move {
        APPROVE, SEND, ACCEPT, DECLINE, EXPIRE, WITHDRAW
    }

    private static final Map<Status, Map<Move, Status>> NEXT = new EnumMap<>(Map.of(
            PROPOSED, Map.of(Move.APPROVE, APPROVED, Move.WITHDRAW, WITHDRAWN, Move.EXPIRE, EXPIRED),
            APPROVED, Map.of(Move.SEND, SENT, Move.WITHDRAW, WITHDRAWN, Move.EXPIRE, EXPIRED),
            SENT, Map.of(Move.ACCEPT, ACCEPTED, Move.DECLINE, DECLINED, Move.EXPIRE, EXPIRED, Move.WITHDRAW, WITHDRAWN)));

    /** Where the move leads, or nothing if it is not allowed from here. */
    public Optional<Status> after(Move move) {
        return Optional.ofNullable(NEXT.getOrDefault(this, Map.of()).get(move));
    }

    /** Whether no move leads on. */
    public boolean isFinal() { return !NEXT.containsKey(this); }
}

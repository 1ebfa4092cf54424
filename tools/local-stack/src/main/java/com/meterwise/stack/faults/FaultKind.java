package com.meterwise.stack.faults;

/** What is done to a system. */
public enum FaultKind {
    /** As kill -9; whoever watches the process starts it again. */
    KILL,
    /** SIGSTOP and, later, SIGCONT: the process stands still with its connections open. */
    PAUSE,
    /** Connections between a service and a store are reset, and new ones refused. */
    CUT,
    /** Every piece between a service and a store comes later, in both directions. */
    LATENCY,
    /** Little passes between a service and a store, in both directions. */
    BANDWIDTH,
    /** Connections between a service and a store stay open, and nothing arrives; in the end the far side is gone. */
    HALF_OPEN,
    /** Somebody joins a service's consumer group, takes partitions, works nothing and leaves, again and again. */
    REBALANCE,
    /** Three times as many clients as keep the intake busy, none of which waits after a refusal. */
    OVERLOAD,
    /** Nobody can write to the disk any more; only of a system with a disk of its own. */
    FULL_DISK;

    /** Whether it lies between a service and a store. */
    public boolean isOfALink() {
        return this == CUT || this == LATENCY || this == BANDWIDTH || this == HALF_OPEN;
    }
}

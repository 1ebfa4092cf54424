package com.meterwise.ingestion.intake;

/** Where a format's blocks go. */
public interface Blocks extends Refusals {
    /** The block is the receiver's from now on. */
    void add(Block block);

    /** What a register counted. */
    void add(RegisterReads reads);
}

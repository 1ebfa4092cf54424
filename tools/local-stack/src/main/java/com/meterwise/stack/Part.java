package com.meterwise.stack;

import com.meterwise.embedded.OsProcess;

/** One process of the system. */
interface Part {
    String name();

    /** Starts it, also again after it has ended; with its data. Returns when the process is there, for a store when it answers. */
    void start();

    /** Asks it to end, and insists. */
    void stop();

    /** The one started last. */
    OsProcess process();
}

package com.meterwise.stack;

import java.io.IOException;

/** The lines of a file, one after the other. */
interface Lines {
    /** @return null at the end */
    Line next() throws IOException;

    /**
     * One line without its end. The bytes are another line's after the next call.
     *
     * @param number  in the file, from 1
     * @param tooLong whether it was left out for its length; it is empty then
     */
    record Line(byte[] bytes, int start, int length, long number, boolean tooLong) {}
}

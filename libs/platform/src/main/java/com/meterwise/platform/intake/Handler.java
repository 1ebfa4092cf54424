package com.meterwise.platform.intake;

import java.util.List;

import com.meterwise.platform.work.Work;

/** Applies records of one topic to the service's state, inside the transaction that also stores their offsets. */
@FunctionalInterface
public interface Handler {
    /**
     * @param records in the order of their partitions and offsets; never empty. Two records of one key may be in one batch
     * @param work    the transaction; what is sent through it leaves if and only if it commits
     * @throws Exception anything: the batch is rolled back and halved until the record at fault is found and set aside; an outage of the
     *                   database is waited out instead
     */
    void handle(List<Received> records, Work work) throws Exception;
}

package com.meterwise.platform.work;

/**
 * Runs work in one database transaction: state, outbox rows and offsets commit together or not at all. Thread-safe. Nothing is ever sent to
 * Kafka inside it.
 */
public interface Transactions {
    /**
     * @return what the body returned, after the commit
     * @throws RuntimeException what the body or the commit threw, a checked exception wrapped; the transaction is then rolled back
     */
    <T> T call(Body<T> body);

    default void run(Step step) {
        call(work -> {
            step.run(work);
            return null;
        });
    }

    interface Body<T> {
        T run(Work work) throws Exception;
    }

    interface Step {
        void run(Work work) throws Exception;
    }
}

package com.meterwise.platform.work;

/** A transaction was rolled back because of a checked exception, which is the cause. */
public final class TransactionFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TransactionFailed(Throwable cause) { super(cause.getMessage(), cause); }
}

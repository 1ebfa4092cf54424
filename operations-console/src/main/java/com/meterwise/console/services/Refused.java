package com.meterwise.console.services;

/** A service answered with a problem: its title and detail are for the person who asked. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String title;

    public Refused(int status, String title, String detail) {
        super(detail);
        this.status = status;
        this.title = title;
    }

    public int status() { return status; }

    public String title() { return title; }
}

package com.meterwise.console.services;

/** A service did not answer in time, or not at all; what others serve is not touched by it. */
public final class ServiceDown extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Service service;

    ServiceDown(Service service, Throwable cause) {
        super(service.id() + " does not answer", cause);
        this.service = service;
    }

    public Service service() { return service; }
}

package com.meterwise.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports on the loopback address. */
public final class Ports {
    private static final int LOWEST = 10_240;
    /** Linux gives clients their ports from here on. */
    private static final int CLIENTS = 32_768;
    private static final int TRIES = 1_000;

    private Ports() {}

    /** One that stays free while its owner is away for a while: the system gives it to no client. */
    public static int lasting() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, CLIENTS);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                // another one
            }
        }
        throw new IllegalStateException("no port from %d to %d is free".formatted(LOWEST, CLIENTS));
    }

    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

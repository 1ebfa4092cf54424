package com.meterwise.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports on the loopback address. */
public final class Ports {
    private static final int LOWEST = 10_240;
    /** Linux gives clients their ports from 32,768 on; a thousand below are left to those who want neighbours of theirs. */
    private static final int BEFORE = 31_500;
    private static final int TRIES = 1_000;

    private Ports() {}

    /** One that stays free until its owner comes, or comes back after a restart: the system gives it to no client's connection. */
    public static int free() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, BEFORE);
            if (isFree(port)) return port;
        }
        throw new IllegalStateException("no port from %d to %d is free".formatted(LOWEST, BEFORE));
    }

    /** Whether nobody listens there now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}

package com.meterwise.stack.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Passes what comes in at a port of the loopback address on to another one, and back, as well as it is allowed to. Thread-safe. */
public final class TcpProxy implements AutoCloseable {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int PIECE = 16 << 10;
    private static final long LOOK_NANOS = 10_000_000;

    private final int target;
    private final ServerSocket server;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean stalled;
    private volatile int delayMillis;
    private volatile int bytesASecond;

    /** Listens on a free port at once; the target needs to be there only when somebody comes. */
    public TcpProxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread("proxy of " + target, this::accept);
    }

    public int port() { return server.getLocalPort(); }

    /** Resets every connection and refuses new ones. */
    public void cut() {
        cut = true;
        reset();
    }

    /** Connections stay open, new ones are accepted, and nothing arrives. */
    public void stall() { stalled = true; }

    /** @param millis that each piece comes later */
    public void delay(int millis) { delayMillis = millis; }

    /** @param bytes a second, for each connection and direction */
    public void narrow(int bytes) { bytesASecond = bytes; }

    /** All is well again; what was swallowed is lost, so its connections are reset. */
    public void heal() {
        delayMillis = 0;
        bytesASecond = 0;
        cut = false;
        if (stalled) reset();
        stalled = false;
    }

    private void reset() { pairs.forEach(Pair::reset); }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                thread("proxy of " + target + " in", () -> connect(client));
            } catch (IOException e) {
                // closed, or the client has gone already
            }
        }
    }

    private void connect(Socket client) {
        Socket far = new Socket();
        Pair pair = new Pair(client, far);
        pairs.add(pair);
        try {
            if (cut) throw new IOException("cut");
            client.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
            thread("proxy of " + target + " out", () -> pump(pair, far, client));
            pump(pair, client, far);
        } catch (IOException e) {
            pair.reset();
        }
    }

    private void pump(Pair pair, Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                hold(pair, read);
                out.write(piece, 0, read);
            }
            to.shutdownOutput();
            if (from.isOutputShutdown()) pair.close();
        } catch (IOException e) {
            pair.reset();
        }
    }

    private void hold(Pair pair, int bytes) throws IOException {
        if (delayMillis > 0) LockSupport.parkNanos(delayMillis * 1_000_000L);
        int rate = bytesASecond;
        for (long until = rate > 0 ? System.nanoTime() + bytes * 1_000_000_000L / rate : 0; rate > 0 && bytesASecond > 0
                && System.nanoTime() < until;)
            LockSupport.parkNanos(Math.min(LOOK_NANOS, until - System.nanoTime()));
        while (stalled && pairs.contains(pair))
            LockSupport.parkNanos(LOOK_NANOS);
        if (!pairs.contains(pair)) throw new IOException("reset");
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, 128 << 10);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reset();
    }

    /** Both ends of a connection. */
    private final class Pair {
        private final Socket near;
        private final Socket far;

        Pair(Socket near, Socket far) {
            this.near = near;
            this.far = far;
        }

        /** Both ends hear of it at once, as from a peer that is gone. */
        void reset() {
            for (Socket socket : new Socket[]{ near, far }) {
                try {
                    socket.setSoLinger(true, 0);
                } catch (IOException e) {
                    // it is closed already
                }
            }
            close();
        }

        void close() {
            pairs.remove(this);
            for (Socket socket : new Socket[]{ near, far }) {
                try {
                    socket.close();
                } catch (IOException e) {
                    // what is closed is closed
                }
            }
        }
    }
}

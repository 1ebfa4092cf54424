package com.meterwise.stack.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In front of a server that sends back whatever it hears. */
@Timeout(20)
class TcpProxyTest {
    private ServerSocket echo;
    private TcpProxy proxy;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(this::accept);
        accepting.setDaemon(true);
        accepting.start();
        proxy = new TcpProxy(echo.getLocalPort());
    }

    @AfterEach
    void end() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void what_comes_in_goes_there_and_back() throws IOException {
        try (Socket client = connect()) {
            assertThat(said(client, "hello")).isEqualTo("hello");
            client.shutdownOutput();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void a_cut_resets_who_is_there_refuses_who_comes_and_heals() throws IOException {
        try (Socket client = connect()) {
            said(client, "hello");
            proxy.cut();
            assertThatThrownBy(() -> said(client, "again")).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> said(connect(), "anybody?")).isInstanceOf(IOException.class);
        proxy.heal();
        try (Socket client = connect()) {
            assertThat(said(client, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void of_a_half_open_connection_nothing_arrives_until_the_far_side_turns_out_to_be_gone() throws IOException {
        try (Socket client = connect()) {
            said(client, "hello");
            proxy.stall();
            client.setSoTimeout(200);
            assertThatThrownBy(() -> said(client, "again")).isInstanceOf(SocketTimeoutException.class);
            proxy.heal();
            client.setSoTimeout(10_000);
            assertThatThrownBy(() -> {
                if (client.getInputStream().read() < 0) throw new IOException("ended");
            }).isInstanceOf(IOException.class).isNotInstanceOf(SocketTimeoutException.class);
        }
        try (Socket client = connect()) {
            assertThat(said(client, "hello")).isEqualTo("hello");
        }
    }

    @Test
    void a_delay_comes_on_top_of_both_ways() throws IOException {
        try (Socket client = connect()) {
            said(client, "hello");
            proxy.delay(60);
            long before = System.nanoTime();
            said(client, "again");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
        }
    }

    @Test
    void little_passes_where_it_is_narrow() throws IOException {
        try (Socket client = connect()) {
            proxy.narrow(10_000);
            long before = System.nanoTime();
            said(client, "x".repeat(1_000));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = echo.accept();
                Thread thread = new Thread(() -> sendBack(client));
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    private static void sendBack(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            // cut, as it is the purpose of these tests
        }
    }

    private Socket connect() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        client.setSoTimeout(10_000);
        return client;
    }

    private static String said(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        byte[] back = client.getInputStream().readNBytes(text.length());
        if (back.length < text.length()) throw new IOException("ended after " + back.length);
        return new String(back, StandardCharsets.US_ASCII);
    }
}

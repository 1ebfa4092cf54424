package com.meterwise.campaign.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {
    private static final URI CRM = URI.create("https://crm.example/hooks");

    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "0.1.2.3",
            "198.18.0.1",
            "192.0.0.8", "192.0.2.1", "203.0.113.5", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fd12::1",
            "ff02::1",
            "::ffff:10.0.0.1", "2002:a00:1::", "2001:0:a00:1::", "2001:db8::1", "64:ff9b::a00:1" })
    void a_webhook_does_not_reach_into_the_own_network(String address) {
        assertThatThrownBy(() -> standingFor(address).resolve(CRM)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a public address");
    }

    @ParameterizedTest
    @ValueSource(strings = { "8.8.8.8", "100.128.0.1", "172.32.0.1", "192.0.1.1", "198.20.0.1", "2606:4700::1111", "2a00:1450::1" })
    void a_public_address_is_called(String address) throws UnknownHostException {
        assertThat(standingFor(address).resolve(CRM).getAddress()).isEqualTo(InetAddress.getByName(address));
        assertThat(standingFor(address).resolve(CRM).getPort()).isEqualTo(443);
    }

    @Test
    void one_private_address_among_public_ones_is_enough_to_refuse() {
        assertThatThrownBy(() -> standingFor("8.8.8.8", "10.0.0.1").resolve(CRM)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://crm.example/", "ftp://crm.example/", "https:///nohost", "https://u:p@crm.example/",
            "https://crm.example/#a", "file:///etc/passwd" })
    void only_plain_https_addresses_are_taken(String url) {
        assertThatThrownBy(() -> standingFor("8.8.8.8").resolve(URI.create(url))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_deployment_can_allow_its_own_network() {
        assertThat(new Destination(host -> new InetAddress[]{ InetAddress.getLoopbackAddress() }, true)
                .resolve(URI.create("http://localhost:8099/x")).getPort())
                .isEqualTo(8099);
    }

    private static Destination standingFor(String... addresses) {
        return new Destination(host -> {
            InetAddress[] all = new InetAddress[addresses.length];
            for (int i = 0; i < all.length; i++)
                all[i] = InetAddress.getByName(addresses[i]);
            return all;
        }, false);
    }
}

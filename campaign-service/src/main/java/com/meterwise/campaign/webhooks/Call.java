package com.meterwise.campaign.webhooks;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A request to be made.
 *
 * @param address    the connection goes here, whatever the name of the host stands for by now
 * @param signatures by each secret that is in force
 */
record Call(URI url, InetSocketAddress address, String id, long timestamp, List<String> signatures, byte[] body, Duration timeout) {

    static Call of(Delivery delivery, URI url, InetSocketAddress address, List<Secret> secrets, long timestamp, Duration timeout) {
        List<String> signatures = secrets.stream().map(secret -> secret.sign(delivery.eventId(), timestamp, delivery.body())).toList();
        return new Call(url, address, delivery.eventId(), timestamp, signatures, delivery.body(), timeout);
    }

    String path() {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }
}

package com.meterwise.campaign.webhooks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Where a webhook may go. A subscriber's address is chosen by others, so it must not reach into the network this service runs in: the name is
 * resolved here, every address it stands for is judged, and the connection goes to the address that was judged, not to the name again.
 *
 * @param allowPrivate whether plain http and addresses of the own network are allowed, as in a test
 */
public record Destination(Names names, boolean allowPrivate) {

    /** Resolves names; an interface so that a test can say what a name stands for. */
    public interface Names {
        Names DNS = InetAddress::getAllByName;

        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** @throws IllegalArgumentException if the address must not be called, with the reason */
    public void check(URI url) {
        if (url.getHost() == null || !List.of("https", "http").contains(url.getScheme()))
            throw new IllegalArgumentException("url must be https://host/path, got %s".formatted(url));
        if (url.getScheme().equals("http") && !allowPrivate) throw new IllegalArgumentException("url must be https, got http");
        if (url.getUserInfo() != null) throw new IllegalArgumentException("url must not carry a user or password");
        if (url.getFragment() != null) throw new IllegalArgumentException("url must not carry a fragment");
    }

    /** @throws IllegalArgumentException if the name is unknown or stands for an address that must not be called */
    public InetSocketAddress resolve(URI url) {
        check(url);
        InetAddress[] addresses;
        try {
            addresses = names.of(url.getHost());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("the host %s is not known".formatted(url.getHost()), e);
        }
        for (InetAddress address : addresses) {
            if (!allowPrivate && !isPublic(address))
                throw new IllegalArgumentException("the host %s is not a public address".formatted(url.getHost()));
        }
        int port = url.getPort() > 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
        return new InetSocketAddress(addresses[0], port);
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress()
                || address.isMulticastAddress())
            return false;
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    /** Of the special blocks of RFC 6890, those Java does not know: this network, carrier's NAT, protocol assignments, tests, reserved. */
    private static boolean isPublic4(byte[] address) {
        int first = address[0] & 0xff;
        int second = address[1] & 0xff;
        int third = address[2] & 0xff;
        if (first == 0 || first >= 224) return false;
        if (first == 100 && second >= 64 && second < 128) return false;
        if (first == 192 && second == 0 && (third == 0 || third == 2)) return false;
        if (first == 198 && (second == 18 || second == 19 || second == 51 && third == 100)) return false;
        return !(first == 203 && second == 0 && third == 113);
    }

    /** Only 2000::/3 is given out; of it not the forms that carry a version 4 address, and not documentation. */
    private static boolean isPublic6(byte[] address) {
        if ((address[0] & 0xe0) != 0x20) return false;
        boolean sixToFour = address[0] == 0x20 && address[1] == 0x02;
        boolean teredo = address[0] == 0x20 && address[1] == 0x01 && address[2] == 0 && address[3] == 0;
        boolean documentation = Arrays.equals(address, 0, 4, new byte[]{ 0x20, 0x01, 0x0d, (byte) 0xb8 }, 0, 4);
        return !sixToFour && !teredo && !documentation;
    }
}

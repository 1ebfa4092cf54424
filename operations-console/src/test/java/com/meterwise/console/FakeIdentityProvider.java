package com.meterwise.console;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;

/** An OpenID Connect provider that knows one person, Ada, and signs her in without asking. */
public final class FakeIdentityProvider implements QuarkusTestResourceLifecycleManager {
    static final String CLIENT = "operations-console";
    static volatile String role = "operator";
    private static final String KEY_ID = "one";

    private final KeyPair keys = keys();
    private HttpServer server;
    private String address;
    private String nonce;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        address = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/keys",
                "end_session_endpoint":"%1$s/ended","response_types_supported":["code"],"subject_types_supported":["public"],
                "id_token_signing_alg_values_supported":["RS256"]}""".formatted(address)));
        server.createContext("/keys", exchange -> json(exchange, jwks()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::tokens);
        server.start();
        return Map.of("quarkus.oidc.auth-server-url", address, "quarkus.oidc.client-id", CLIENT, "quarkus.oidc.credentials.secret",
                "a-secret-of-thirty-two-characters");
    }

    @Override
    public void stop() { if (server != null) server.stop(0); }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = query(exchange.getRequestURI());
        nonce = asked.get("nonce");
        exchange.getResponseHeaders().set("Location", asked.get("redirect_uri") + "?code=a-code&state=" + asked.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void tokens(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String id = Jwt.issuer(address).subject("ada").upn("ada").audience(CLIENT).claim("nonce", nonce).expiresIn(Duration.ofMinutes(5))
                .jws()
                .keyId(KEY_ID).sign(keys.getPrivate());
        String access = Jwt.issuer(address).subject("ada").upn("ada").groups(Set.of(role)).expiresIn(Duration.ofMinutes(5)).jws()
                .keyId(KEY_ID)
                .sign(keys.getPrivate());
        json(exchange, "{\"token_type\":\"Bearer\",\"expires_in\":300,\"id_token\":\"%s\",\"access_token\":\"%s\"}".formatted(id, access));
    }

    private String jwks() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"alg\":\"RS256\",\"use\":\"sig\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}]}".formatted(KEY_ID,
                base64(key.getModulus().toByteArray()), base64(key.getPublicExponent().toByteArray()));
    }

    /** Without the byte of the sign. */
    private static String base64(byte[] number) {
        int from = number.length > 1 && number[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOfRange(number, from, number.length));
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> query = new java.util.HashMap<>();
        for (String pair : List.of(address.getRawQuery().split("&"))) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], java.net.URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

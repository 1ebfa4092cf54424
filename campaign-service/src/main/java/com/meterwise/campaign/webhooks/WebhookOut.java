package com.meterwise.campaign.webhooks;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/** Makes the calls without holding a thread, so that a receiver that never answers costs a connection and nothing else. Follows no redirect. */
@ApplicationScoped
class WebhookOut {
    /** Of an answer nobody reads, this much is taken so that the connection can be used again. */
    private static final int MOST_BODY = 64 << 10;

    private final HttpClient http;

    WebhookOut(Vertx vertx, WebhookConfig config) {
        http = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(config.atOnce()).setKeepAliveTimeout(10)
                .setConnectTimeout((int) config.timeout().toMillis()).setMaxHeaderSize(16 << 10));
    }

    /** @param retryAfter what the receiver asked for, or null */
    record Answer(int status, Duration retryAfter) {}

    /** Completes exceptionally if there is no answer in time. */
    CompletionStage<Answer> call(Call call) {
        boolean ssl = call.url().getScheme().equals("https");
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.POST).setServer(SocketAddress.inetSocketAddress(call.address()))
                .setHost(call.url().getHost()).setPort(call.address().getPort()).setSsl(ssl).setURI(call.path())
                .setTimeout(call.timeout().toMillis()).setFollowRedirects(false)
                .putHeader("Content-Type", "application/json").putHeader("User-Agent", "Meterwise-Webhooks/1")
                .putHeader("webhook-id", call.id()).putHeader("webhook-timestamp", Long.toString(call.timestamp()))
                .putHeader("webhook-signature", String.join(" ", call.signatures()));
        return http.request(options).compose(request -> request.send(Buffer.buffer(call.body())).map(response -> answer(request, response)))
                .toCompletionStage();
    }

    private static Answer answer(HttpClientRequest request, HttpClientResponse response) {
        int[] taken = new int[1];
        response.exceptionHandler(ignored -> {});
        response.handler(some -> {
            taken[0] += some.length();
            if (taken[0] > MOST_BODY) request.reset();
        });
        return new Answer(response.statusCode(), retryAfter(response.getHeader("Retry-After")));
    }

    /** Only the form in seconds: a date would need the receiver's clock to be right. */
    private static Duration retryAfter(String header) {
        return header != null && header.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(header)) : null;
    }
}

package io.foresight.reflect.remote;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends the library's requests by the JDK's HTTP client. In addition to the library's own client it bounds the time until the last byte of
 * an answer (not only until its headers) and the size of an answer, and it reads {@code Retry-After}.
 */
final class BoundedHttp implements HttpClient {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;

    private final java.net.http.HttpClient client;
    private final int mostBytes;
    private final Duration time;

    private BoundedHttp(java.net.http.HttpClient client, int mostBytes, Duration time) {
        this.client = client;
        this.mostBytes = mostBytes;
        this.time = time;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        HttpResponse<byte[]> response = send(request);
        int status = response.statusCode();
        if (status / 100 == 2) {
            return SuccessfulHttpResponse.builder()
                    .statusCode(status)
                    .headers(response.headers().map())
                    .body(new String(response.body(), StandardCharsets.UTF_8))
                    .build();
        }
        RemoteFailure failure = status == TOO_MANY_REQUESTS
                ? RemoteFailure.THROTTLED
                : status / 100 == 5 || status == REQUEST_TIMEOUT ? RemoteFailure.SERVER_ERROR : RemoteFailure.REJECTED;
        Optional<Duration> retryAfter = response.headers()
                .firstValue("Retry-After")
                .flatMap(header -> RetryAfter.read(header, InstantSource.system()));
        throw new FailedTry(
                failure,
                "HTTP status " + status + ": " + new String(response.body(), StandardCharsets.UTF_8),
                retryAfter);
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        java.net.http.HttpRequest.Builder out = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .timeout(time)
                .method(request.method().name(), BodyPublishers.ofString(request.body()));
        for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
            header.getValue().forEach(value -> out.header(header.getKey(), value));
        }
        CompletableFuture<HttpResponse<byte[]>> reply =
                client.sendAsync(out.build(), answer -> new LimitedBody(mostBytes));
        try {
            return reply.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            reply.cancel(true);
            throw timedOut();
        } catch (InterruptedException interrupted) {
            reply.cancel(true);
            Thread.currentThread().interrupt();
            throw new FailedTry(RemoteFailure.INTERRUPTED, "interrupted while waiting for an answer");
        } catch (ExecutionException failed) {
            throw failed(failed.getCause());
        }
    }

    private FailedTry failed(Throwable cause) {
        if (cause instanceof FailedTry known) {
            return known;
        }
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof FailedTry known) {
                return known;
            }
        }
        return cause instanceof HttpTimeoutException
                ? timedOut()
                : new FailedTry(RemoteFailure.UNREACHABLE, "no answer: " + cause);
    }

    private FailedTry timedOut() {
        return new FailedTry(RemoteFailure.TIMED_OUT, "no complete answer within " + time);
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("answers are not streamed");
    }

    /** Builds a client for one request, with the read timeout that the library sets. */
    static final class Builder implements HttpClientBuilder {
        private final java.net.http.HttpClient client;
        private final int mostBytes;
        private Duration connectTimeout = Duration.ZERO;
        private Duration readTimeout = Duration.ZERO;

        Builder(java.net.http.HttpClient client, int mostBytes) {
            this.client = client;
            this.mostBytes = mostBytes;
        }

        @Override
        public Duration connectTimeout() {
            return connectTimeout;
        }

        @Override
        public Builder connectTimeout(Duration timeout) {
            connectTimeout = timeout;
            return this;
        }

        @Override
        public Duration readTimeout() {
            return readTimeout;
        }

        @Override
        public Builder readTimeout(Duration timeout) {
            readTimeout = timeout;
            return this;
        }

        @Override
        public HttpClient build() {
            return new BoundedHttp(client, mostBytes, readTimeout);
        }
    }
}

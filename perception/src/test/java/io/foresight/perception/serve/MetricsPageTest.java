package io.foresight.perception.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MetricsPageTest {
    @Test
    void pageHoldsEverySeriesAndItsCounts() throws IOException, InterruptedException {
        try (TestServer test = new TestServer()) {
            test.client.perceive(TestFrames.frame(1), 0);
            test.client.perceive(TestFrames.spoilt(200, Float.POSITIVE_INFINITY), 0);
            HttpResponse<String> page = get(test, "/metrics");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
            assertThat(page.body())
                    .contains("foresight_frames_received_total{rpc=\"unary\"} 2.0")
                    .contains("foresight_frames_received_total{rpc=\"stream\"} 0.0")
                    .contains("foresight_replies_total{validity=\"valid\"} 1.0")
                    .contains("foresight_replies_total{validity=\"degraded\"} 1.0")
                    .contains("foresight_reply_reasons_total{reason=\"nonfinite_points\"} 1.0")
                    .contains("foresight_frames_superseded_total 0.0")
                    .contains("foresight_replies_dropped_total 0.0")
                    .contains("foresight_frames_rejected_total{reason=\"points_unusable\"} 0.0")
                    .contains("foresight_stage_seconds_bucket{stage=\"network\",le=\"0.002\"} 2")
                    .contains("foresight_stage_seconds_count{stage=\"queue\"} 2")
                    .contains("foresight_reply_age_seconds_count 2")
                    .contains("foresight_computed_after_cancel_total 0.0")
                    .contains("foresight_queue_depth 0.0")
                    .contains("foresight_streams_open 0.0")
                    .contains("foresight_connections_open 1.0")
                    .contains("foresight_native_handles_live 42.0")
                    .contains("jvm_memory_used_bytes");
            assertThat(test.metric("foresight_process_resident_bytes")).isGreaterThan(1e6);
        }
    }

    @Test
    void numberOfSeriesDoesNotGrowWithWhatComes() throws IOException {
        try (TestServer test = new TestServer()) {
            test.client.perceive(TestFrames.frame(0), 0);
            long before = series(test);
            for (int i = 1; i < 20; i++) {
                test.client.perceive(
                        TestFrames.frame(i).toBuilder().setFrameId("lidar" + i).build(), 0.01f * i);
            }
            assertThat(series(test)).isEqualTo(before);
        }
    }

    @Test
    void otherPathsAreNotFound() throws IOException, InterruptedException {
        try (TestServer test = new TestServer()) {
            assertThat(get(test, "/").statusCode()).isEqualTo(404);
            assertThat(get(test, "/metrics/../etc").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void onlyGetsThatNameThisMachineAreAnswered() throws IOException, InterruptedException {
        try (TestServer test = new TestServer()) {
            assertThat(raw(test, "GET /metrics HTTP/1.1\r\nHost: evil.example\r\n"))
                    .startsWith("HTTP/1.1 403");
            assertThat(raw(test, "GET /metrics HTTP/1.1\r\n")).startsWith("HTTP/1.1 403");
            assertThat(raw(test, "POST /metrics HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n"))
                    .startsWith("HTTP/1.1 405");
            assertThat(raw(test, "HEAD /metrics HTTP/1.1\r\nHost: localhost\r\n"))
                    .startsWith("HTTP/1.1 405");
            assertThat(raw(test, "GET /metrics HTTP/1.1\r\nHost: localhost\r\n"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void requestsThatAreNeverFinishedKeepNobodyElseWaiting() throws IOException, InterruptedException {
        try (TestServer test = new TestServer()) {
            List<Socket> halfSent = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Socket socket = connect(test);
                socket.getOutputStream()
                        .write("GET /metrics HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII));
                halfSent.add(socket);
            }
            assertThat(get(test, "/metrics").statusCode()).isEqualTo(200);
            Socket first = halfSent.get(0);
            first.setSoTimeout(60_000);
            assertThat(first.getInputStream().read()).as("it is ended").isEqualTo(-1);
            for (Socket socket : halfSent) {
                socket.close();
            }
        }
    }

    private static String raw(TestServer test, String request) throws IOException {
        try (Socket socket = connect(test)) {
            socket.getOutputStream().write((request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static Socket connect(TestServer test) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), test.server.metricsPort());
    }

    private static long series(TestServer test) {
        return test.server
                .metricsText()
                .lines()
                .filter(line -> line.startsWith("foresight"))
                .count();
    }

    private static HttpResponse<String> get(TestServer test, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + test.server.metricsPort() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}

package io.foresight.launch.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.launch.http.CannotListenException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewerTest {
    private static final ViewerConfig LIVE = new ViewerConfig("127.0.0.1", 0, "test");

    /** For what only asks. */
    private static Viewer shared;

    @BeforeAll
    static void start() throws IOException {
        shared = Viewer.start(LIVE);
    }

    @AfterAll
    static void stop() {
        shared.close();
    }

    private static HttpResponse<String> get(Viewer viewer, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(viewer.url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends what no client library would and returns the status line. */
    private static String raw(Viewer viewer, String requestLine, String host) throws IOException {
        String request = requestLine + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), viewer.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().findFirst().orElse("");
        }
    }

    @Test
    void thePageAndItsLibraryAreServedUnderAStrictPolicy() throws IOException, InterruptedException {
        HttpResponse<String> page = get(shared, "");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self' 'sha256-")
                .doesNotContain("unsafe");
        assertThat(page.body()).as("nothing comes from elsewhere").doesNotContain("https://", "http://");
        assertThat(get(shared, "three/three.module.min.js").statusCode()).isEqualTo(200);
        assertThat(get(shared, "main.js").headers().firstValue("Content-Type"))
                .hasValue("text/javascript; charset=utf-8");
    }

    @Test
    void anUnchangedFileIsNotSentAgain() throws IOException, InterruptedException {
        String etag = get(shared, "main.js").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = get(shared, "main.js", "If-None-Match", etag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../../../etc/passwd",
                "/three/../../../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/..%2f..%2fetc/passwd",
                "/three/..;/main.java",
                "/page/index.html",
                "/META-INF/MANIFEST.MF",
                "//etc/passwd"
            })
    void noPathLeadsOutOfThePage(String path) throws IOException {
        assertThat(raw(shared, "GET " + path, "localhost")).containsAnyOf(" 400 ", " 404 ");
    }

    @Test
    void aForeignHostAndAMethodThatWritesAreRefused() throws IOException {
        assertThat(raw(shared, "GET /", "evil.example")).contains(" 403 ");
        assertThat(raw(shared, "DELETE /", "localhost")).contains(" 405 ");
        assertThat(raw(shared, "HEAD /", "localhost")).contains(" 200 ");
    }

    @Test
    void aPageOfAnotherSiteCannotReadTheStream() throws IOException {
        for (String origin : new String[] {"http://evil.example", "null", null}) {
            assertThatThrownBy(() -> StreamClient.connect(shared, origin))
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> assertThat(
                                    refused.getResponse().statusCode())
                            .isEqualTo(403));
        }
    }

    @Test
    void whoComesLateSeesTheNewestFrame() throws IOException, InterruptedException {
        try (Viewer viewer = Viewer.start(LIVE)) {
            viewer.publish(SampleFrames.street(1));
            viewer.publish(SampleFrames.street(2));
            try (StreamClient client = StreamClient.connect(viewer)) {
                assertThat(client.next().kind()).isEqualTo(ViewMessage.HELLO);
                StreamClient.Message frame = client.next();
                assertThat(frame.header().get("index").asLong()).isEqualTo(2);
                assertThat(frame.header().get("detections").asInt()).isEqualTo(SampleFrames.DETECTIONS);
            }
        }
    }

    @Test
    void aPageThatDoesNotAnswerGetsAWindowOfFramesAndLaterTheNewest() throws IOException, InterruptedException {
        try (Viewer viewer = Viewer.start(LIVE);
                StreamClient slow = StreamClient.connect(viewer)) {
            assertThat(slow.next().kind()).isEqualTo(ViewMessage.HELLO);
            for (int i = 1; i <= ViewerSocket.WINDOW; i++) {
                viewer.publish(SampleFrames.street(i));
                assertThat(slow.next().header().get("index").asInt()).isEqualTo(i);
            }
            for (int i = 0; i < 50; i++) {
                viewer.publish(SampleFrames.street(100 + i));
            }
            assertThat(slow.next(300)).as("nothing is sent without an answer").isNull();

            slow.say("ack");

            assertThat(slow.next().header().get("sequence").asInt()).isEqualTo(149);
            assertThat(slow.next(300)).as("what lies between is passed over").isNull();
        }
    }

    @Test
    void aRecordingReachesALateAndSlowPageWholeAndEnds() throws IOException, InterruptedException {
        try (Viewer viewer = Viewer.start(ViewerConfig.recorded("127.0.0.1", 0, "recording", 20))) {
            for (int i = 1; i <= 8; i++) {
                viewer.publish(SampleFrames.street(i));
            }
            viewer.finish();
            try (StreamClient client = StreamClient.connect(viewer)) {
                assertThat(client.next().header().get("mode").asText()).isEqualTo("recorded");
                for (int i = 1; i <= 8; i++) {
                    assertThat(client.next().header().get("index").asInt()).isEqualTo(i);
                    client.say("ack");
                }
                assertThat(client.next().kind()).isEqualTo(ViewMessage.END);
            }
        }
    }

    @Test
    void whoComesLateToAnEpisodeGetsItsBoardAndItsNewestStep() throws IOException, InterruptedException {
        try (Viewer viewer = Viewer.start(LIVE.showing(ViewedScenes.BOTH))) {
            viewer.publish(SampleAssembly.episode(1));
            viewer.publish(SampleAssembly.step(1, 1, true));
            viewer.publish(SampleAssembly.episode(2));
            viewer.publish(SampleAssembly.step(2, 1, false));
            viewer.publish(SampleAssembly.step(2, 2, false));
            viewer.publish(SampleFrames.street(1));
            try (StreamClient client = StreamClient.connect(viewer)) {
                assertThat(client.next().header().get("scenes").toString()).isEqualTo("[\"drive\",\"assembly\"]");
                StreamClient.Message episode = client.next();
                assertThat(episode.kind()).isEqualTo(AssemblyMessage.EPISODE);
                assertThat(episode.header().get("episode").asInt()).isEqualTo(2);
                StreamClient.Message step = client.next();
                assertThat(step.kind()).isEqualTo(AssemblyMessage.STEP);
                assertThat(step.header().get("step").asInt()).isEqualTo(2);
                assertThat(client.next().kind()).isEqualTo(ViewMessage.FRAME);
            }
        }
    }

    @Test
    void nonsenseFromAPageIsIgnoredAndTooMuchOfItEndsItsConnection() throws IOException, InterruptedException {
        try (Viewer viewer = Viewer.start(LIVE);
                StreamClient rude = StreamClient.connect(viewer);
                StreamClient polite = StreamClient.connect(viewer)) {
            assertThat(rude.next().kind()).isEqualTo(ViewMessage.HELLO);
            assertThat(polite.next().kind()).isEqualTo(ViewMessage.HELLO);
            rude.say("what?");
            rude.say("x".repeat(1000));
            viewer.publish(SampleFrames.street(1));

            assertThat(polite.next().header().get("index").asInt()).isEqualTo(1);
            for (int i = 0; i < 500 && viewer.clients() > 1; i++) {
                Thread.sleep(20);
            }
            assertThat(viewer.clients()).isEqualTo(1);
        }
    }

    @Test
    void aPortInUseIsSaidInOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> Viewer.start(new ViewerConfig("127.0.0.1", port, "x")))
                    .isInstanceOf(CannotListenException.class)
                    .hasMessageContaining("port " + port)
                    .hasMessageContaining("choose another port")
                    .message()
                    .doesNotContain("\n");
        }
    }

    @Test
    void aClosedViewerFreesItsPort() throws IOException {
        int port;
        try (Viewer viewer = Viewer.start(LIVE)) {
            port = viewer.port();
        }
        try (Viewer again = Viewer.start(new ViewerConfig("127.0.0.1", port, "again"))) {
            assertThat(again.port()).isEqualTo(port);
        }
    }
}

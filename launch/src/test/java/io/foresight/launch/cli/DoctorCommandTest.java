package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {
    @Test
    void printsOneJsonDocumentInWhichEveryFaultHasAdvice() throws IOException {
        JsonNode report = CommandRun.of("doctor", "--json").json();

        assertThat(report.get("findings")).isNotEmpty();
        for (JsonNode finding : report.get("findings")) {
            assertThat(finding.get("state").asText()).isIn("ok", "warn", "fail");
            assertThat(finding.get("found").asText()).isNotBlank();
            assertThat(finding.get("advice").asText().isEmpty())
                    .isEqualTo("ok".equals(finding.get("state").asText()));
        }
    }

    @Test
    void aTakenPortIsFoundWithAdvice() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            try {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 50051));
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("in use"); // somebody else holds it: just as good
            }
            assertThat(CommandRun.of("doctor").out())
                    .containsPattern("warn +port 50051")
                    .contains("choose another port");
        }
    }
}

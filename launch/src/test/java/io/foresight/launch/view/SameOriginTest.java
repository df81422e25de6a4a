package io.foresight.launch.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameOriginTest {
    private final SameOrigin loopback = new SameOrigin("127.0.0.1");
    private final SameOrigin open = new SameOrigin("0.0.0.0");

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1:9", "[::1]:8080", "[::1]", "LOCALHOST:1"})
    void namesOfThisMachinePass(String host) {
        assertThat(loopback.refuseHost(host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8080", "localhost.evil.example", "192.168.0.7:8080", " "})
    void aNameThatSomeoneElsePointedHereIsRefused(String host) {
        assertThat(loopback.refuseHost(host)).isPresent();
    }

    @Test
    void aViewerForOthersAnswersToAnyNameButNeedsOne() {
        assertThat(open.refuseHost("box.local:8080")).isEmpty();
        assertThat(open.refuseHost(null)).isPresent();
    }

    @Test
    void thePagesOwnOriginPasses() {
        assertThat(loopback.refuseOrigin("http://localhost:8080", "localhost:8080"))
                .isEmpty();
        assertThat(open.refuseOrigin("https://box.local", "box.local")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "http://localhost:8081",
                "http://localhost",
                "null",
                "file://localhost:8080",
                "http://localhost:8080@evil.example",
                "no address",
                " "
            })
    void everyOtherOriginIsRefused(String origin) {
        assertThat(loopback.refuseOrigin(origin, "localhost:8080")).isPresent();
    }

    @Test
    void aMissingOriginIsRefused() {
        assertThat(loopback.refuseOrigin(null, "localhost:8080")).isPresent();
    }
}

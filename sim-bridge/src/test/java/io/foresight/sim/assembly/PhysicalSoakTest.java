package io.foresight.sim.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Episodes back to back. Short here; by hand with {@code -Dforesight.soak.episodes=2000}. */
class PhysicalSoakTest {
    private static final int EPISODES = Integer.getInteger("foresight.soak.episodes", 60);
    private static final long MOST_GROWTH_KB = 50 * 1024;

    @Test
    void episodesBackToBackNeitherLeakNorBreak() throws Exception {
        Process soak = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xms96m",
                        "-Xmx96m",
                        "-XX:+AlwaysPreTouch",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PhysicalSoak.class.getName(),
                        Integer.toString(EPISODES))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] printed = new String(soak.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                .strip()
                .split(" ", -1);
        assertThat(soak.waitFor()).isZero();
        assertThat(Integer.parseInt(printed[0])).as("solved").isGreaterThanOrEqualTo(EPISODES * 97 / 100);
        assertThat(Long.parseLong(printed[1])).as("growth in kB").isLessThan(MOST_GROWTH_KB);
    }
}

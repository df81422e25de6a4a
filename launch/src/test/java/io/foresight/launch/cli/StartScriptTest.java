package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script with a Java that only says how it was started. */
class StartScriptTest {
    @TempDir
    private Path home;

    @Test
    void namesAndOutputAreUtf8WhereTheEnvironmentDoesNotSayWhichCharacters() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "SKIPPED: no /bin/bash here");
        writeImage();
        assertThat(localeOf(Map.of())).isEqualTo("C.UTF-8");
        assertThat(localeOf(Map.of("LC_ALL", "C"))).isEqualTo("C.UTF-8");
        assertThat(localeOf(Map.of("LANG", "xx_YY.UTF-8"))).as("not installed").isEqualTo("C.UTF-8");
        assertThat(localeOf(Map.of("LANG", "C.UTF-8"))).as("left alone").isEmpty();
    }

    /** What the script takes for an image: a Java of its own, and the jars. */
    private void writeImage() throws IOException {
        Files.copy(Path.of("../foresight"), home.resolve("foresight"));
        Path java = Files.createDirectories(home.resolve("runtime/bin")).resolve("java");
        Files.writeString(java, "#!/bin/bash\necho \"${LC_ALL:-}\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("runtime/release"), "JAVA_VERSION=\"17.0.1\"\n");
        Path jars = Files.createDirectories(home.resolve("lib"));
        Files.writeString(jars.resolve("foresight-launch-1.jar"), "");
        Files.writeString(jars.resolve("jars.txt"), "");
    }

    private String localeOf(Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/bash", home.resolve("foresight").toString(), "doctor")
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("LANG"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return out.strip();
    }
}

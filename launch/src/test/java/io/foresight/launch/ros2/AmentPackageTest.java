package io.foresight.launch.ros2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** The package for people who have ROS 2; there is none here, so what it would be read by is made up. */
@Timeout(300)
class AmentPackageTest {
    private static final Path PACKAGE = Path.of("ros2/foresight").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void itsManifestIsOfFormatThreeAndNamesItsKind() throws Exception {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(PACKAGE.resolve("package.xml").toFile())
                .getDocumentElement();
        assertThat(root.getAttribute("format")).isEqualTo("3");
        for (String needed : List.of("name", "version", "description", "maintainer", "license", "build_type")) {
            assertThat(root.getElementsByTagName(needed).getLength()).as(needed).isEqualTo(1);
        }
        assertThat(root.getElementsByTagName("name").item(0).getTextContent()).isEqualTo("foresight");
        assertThat(root.getElementsByTagName("build_type").item(0).getTextContent())
                .isEqualTo("ament_cmake");
        List<String> sorted = new ArrayList<>();
        for (int i = 0; i < root.getElementsByTagName("exec_depend").getLength(); i++) {
            sorted.add(root.getElementsByTagName("exec_depend").item(i).getTextContent());
        }
        assertThat(sorted).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void cmakeInstallsItAndItsProgramsStartTheirNodes() throws Exception {
        assumeTrue(found("cmake"), "SKIPPED: cmake is not here (Debian: apt-get install cmake)");
        Path ament = Files.createDirectories(folder.resolve("ament"));
        Files.writeString(ament.resolve("ament_cmakeConfig.cmake"), "macro(ament_package)\nendmacro()\n");
        Path home = Files.createDirectories(folder.resolve("home of foresight"));
        Path script =
                Files.writeString(home.resolve("foresight"), "#!/usr/bin/env bash\nprintf '%s\\n' started \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path build = folder.resolve("build");
        Path prefix = folder.resolve("prefix");
        run(
                "cmake",
                "-S",
                PACKAGE.toString(),
                "-B",
                build.toString(),
                "-Dament_cmake_DIR=" + ament,
                "-DFORESIGHT_HOME=" + home,
                "-DCMAKE_INSTALL_PREFIX=" + prefix);
        run("cmake", "--install", build.toString());

        for (String node : List.of("assembly_sim", "driving_sim", "perception", "planner")) {
            String program = prefix.resolve("lib/foresight/" + node + "_node").toString();
            assertThat(run(program, "--ros-args", "-r", "a b:=c").lines())
                    .containsExactly("started", "node", node, "--ros-args", "-r", "a b:=c");
        }
        assertThat(prefix.resolve("share/foresight/launch/demo.launch.py")).exists();
        assertThat(prefix.resolve("share/foresight/params/carla.yaml")).exists();

        Files.delete(script);
        Process gone = new ProcessBuilder(
                        prefix.resolve("lib/foresight/planner_node").toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(gone.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("planner_node: there is no start script")
                .contains("set FORESIGHT_HOME");
        assertThat(gone.waitFor()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "perception", "assembly"})
    void launchFilesNameProgramsAndParametersThatArePackaged(String name) throws Exception {
        assumeTrue(found("python3"), "SKIPPED: python3 is not here (Debian: apt-get install python3)");
        JsonNode nodes = new ObjectMapper()
                .readTree(run(
                        "python3",
                        Path.of("src/test/python/describe.py").toAbsolutePath().toString(),
                        PACKAGE.resolve("launch/" + name + ".launch.py").toString()));

        assertThat(nodes).isNotEmpty();
        for (JsonNode node : nodes) {
            assertThat(node.path("package").asText()).isEqualTo("foresight");
            assertThat(PACKAGE.resolve("bin").resolve(node.path("executable").asText()))
                    .isExecutable();
            Matcher file = Pattern.compile("params/\\w+\\.yaml")
                    .matcher(node.path("parameters").toString());
            while (file.find()) {
                assertThat(PACKAGE.resolveSibling(file.group())).isRegularFile();
            }
        }
    }

    private String run(String... words) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(words)
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(words[0]).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as(Files.readString(out) + Files.readString(errors))
                .isZero();
        return Files.readString(out);
    }

    private static boolean found(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(each -> Files.isExecutable(Path.of(each).resolve(program)));
    }
}

package io.foresight.launch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
    private static final ConfigReader<Server> SERVER = ConfigReader.of(Server.class)
            .retired(Map.of("threads", "give engine.threads", "limits.max_cloud", "give limits.max_points"));

    @Test
    void anEmptyTextGivesTheDefaults() {
        assertThat(SERVER.parse("test", "", List.of())).isEqualTo(Server.defaults());
        assertThat(SERVER.withoutFile(List.of())).isEqualTo(Server.defaults());
    }

    @Test
    void everyKeyIsRead() {
        String text = """
                name: "front"        # quotes make text
                port: 1234
                timeout: 1.5s
                message_bytes: 16MiB
                share: 2.5e-1
                secure: true
                mode: Strict
                certificate: keys/front.pem
                limits:
                  max_points: 120_000
                  names: [a, b]
                  weights: {car: 1.5, bus: 2}
                """;

        assertThat(SERVER.parse("test", text, List.of()))
                .isEqualTo(new Server(
                        "front",
                        1234,
                        Duration.ofMillis(1500),
                        16L << 20,
                        0.25f,
                        true,
                        Mode.STRICT,
                        Optional.of(Path.of("keys/front.pem")),
                        new Limits(120_000, List.of("a", "b"), Map.of("car", 1.5, "bus", 2.0))));
    }

    @Test
    void partOfAGroupKeepsTheRestOfItsDefaults() {
        Server server = SERVER.parse("test", "limits: {max_points: 5}", List.of());

        assertThat(server.limits()).isEqualTo(new Limits(5, List.of("x"), Map.of()));
    }

    @Test
    void allProblemsAreListedAtOnceWithTheirLines() {
        String text = """
                prot: 80
                port: eighty
                timeout: 200
                threads: 2
                share: .nan
                limits:
                  max_cloud: 7
                  max_points: 1.5
                  names: a
                mode: strickt
                secure: yes
                """;

        assertThat(problems(text))
                .containsExactlyInAnyOrder(
                        "line 1: prot is not a key, did you mean port?",
                        "line 2: port must be a whole number, got eighty",
                        "line 3: timeout must be a duration with its unit, such as 200ms, 1.5s, 10min or 2h, got 200",
                        "line 4: threads is no longer a key: give engine.threads",
                        "line 5: share must be a number, got .nan",
                        "line 7: limits.max_cloud is no longer a key: give limits.max_points",
                        "line 8: limits.max_points must be a whole number that fits 64 bits, got 1.5",
                        "line 9: limits.names must be a list, got a",
                        "line 10: mode must be one of strict, lenient, got strickt; did you mean strict?",
                        "line 11: secure must be true or false, got yes");
    }

    @Test
    void whatAConstructorRefusesIsAProblemOfItsGroup() {
        assertThat(problems("port: 70000\nlimits:\n  max_points: 0"))
                .containsExactly("line 3: limits: max_points must be at least 1, got 0");
        assertThat(problems("port: 70000")).containsExactly("line 1: port must be in 0 .. 65535, got 70000");
    }

    @Test
    void assignmentsReplaceAndAddAndAreCheckedLikeTheFile() {
        Server server = SERVER.parse(
                "test", "port: 1", List.of("port=2", "limits.max_points=3", "limits.names=[c, d]", "timeout=2min"));

        assertThat(server.port()).isEqualTo(2);
        assertThat(server.limits().maxPoints()).isEqualTo(3);
        assertThat(server.limits().names()).containsExactly("c", "d");
        assertThat(server.timeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(problems("port: 1", "prot=2", "limits.max_points=many", "port", "port.inner=1", "name=[unclosed"))
                .contains(
                        "--set prot=2: prot is not a key, did you mean port?",
                        "--set limits.max_points=many: limits.max_points must be a whole number, got many",
                        "--set port: must have the form key=value or group.key=value",
                        "--set port.inner=1: port is 1, not a group of keys")
                .hasSize(5);
    }

    @Test
    void keysOfARecordWithoutDefaultsAreRequired() {
        BadConfigException bad = catchThrowableOfType(
                BadConfigException.class, () -> ConfigReader.of(Limits.class).parse("test", "names: []", List.of()));

        assertThat(bad.problems()).containsExactly("line 1: max_points is missing", "line 1: weights is missing");
    }

    @Test
    void tagsAnchorsAndAliasesAreRefused() {
        assertThat(problems("name: !!java.net.URL [\"http://example.org\"]"))
                .containsExactly("line 1: tags are not allowed: leave out tag:yaml.org,2002:java.net.URL");
        assertThat(problems("name: &a b\nmode: *a"))
                .hasSize(2)
                .allMatch(problem -> problem.contains("write the value out"));
    }

    @Test
    void brokenTextNamesTheLine() {
        assertThat(problems("port: 1\nname: [a"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("line ")
                .contains("is not YAML");
        assertThat(problems("port: 1\nport: 2")).containsExactly("line 2: port is given twice");
        assertThat(problems("- 1\n- 2")).containsExactly("line 1: must be keys with values, got a list of 2");
        assertThat(problems("port:")).containsExactly("line 1: port has no value");
        assertThat(problems("port: \"80\""))
                .containsExactly("line 1: port must be a whole number, got the text \"80\"");
        assertThat(problems("message_bytes: 16 MB of it")).hasSize(1);
        assertThat(problems("port: 99999999999")).hasSize(1);
    }

    @Test
    void theMessageNamesTheFileAndCountsTheProblems(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("serve.yaml"), "prot: 1\nnme: x\n");

        BadConfigException bad = catchThrowableOfType(BadConfigException.class, () -> SERVER.read(file, List.of()));

        assertThat(bad).hasMessageStartingWith(file + " has 2 problems:\n  line 1: ");
        Assertions.assertThatThrownBy(() -> SERVER.read(folder.resolve("absent.yaml"), List.of()))
                .isInstanceOf(NoSuchFileException.class);
    }

    private static List<String> problems(String text, String... assignments) {
        return catchThrowableOfType(BadConfigException.class, () -> SERVER.parse("test", text, List.of(assignments)))
                .problems();
    }

    enum Mode {
        STRICT,
        LENIENT
    }

    record Limits(int maxPoints, List<String> names, Map<String, Double> weights) {
        Limits {
            if (maxPoints < 1) {
                throw new IllegalArgumentException("maxPoints must be at least 1, got " + maxPoints);
            }
        }
    }

    public record Server(
            String name,
            int port,
            Duration timeout,
            long messageBytes,
            float share,
            boolean secure,
            Mode mode,
            Optional<Path> certificate,
            Limits limits) {
        public Server {
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException("port must be in 0 .. 65535, got " + port);
            }
        }

        public static Server defaults() {
            return new Server(
                    "server",
                    50051,
                    Duration.ofSeconds(1),
                    1024,
                    0.5f,
                    false,
                    Mode.LENIENT,
                    Optional.empty(),
                    new Limits(10, List.of("x"), Map.of()));
        }
    }
}

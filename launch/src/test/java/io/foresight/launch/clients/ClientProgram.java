package io.foresight.launch.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the clients of one language from the repository's folder; skips the test loudly where the language or its gRPC is missing. */
record ClientProgram(List<String> command, Map<String, String> environment, Path folder) {
    static final Path FOLDER = Path.of("../docs/clients");

    private static final Path ROOT = Path.of("..");
    private static final Path PEERS = Path.of("../ros2/target/npm");

    /** Python with grpcio, and protoc with its plugin, as Debian packages them. */
    static ClientProgram python(Path scratch) throws Exception {
        String python = Stream.of("python3", "/usr/bin/python3")
                .filter(each -> succeeds(List.of(each, "-c", "import grpc, google.protobuf")))
                .findFirst()
                .orElse("");
        assumeTrue(!python.isEmpty(), "SKIPPED: no Python with grpcio here: apt-get install python3-grpcio");
        Path stubs = Files.createDirectories(scratch.resolve("stubs")).toAbsolutePath();
        Files.writeString(stubs.resolve("x.proto"), "syntax = \"proto3\"; import \"google/protobuf/duration.proto\";");
        assumeTrue(
                succeeds(List.of(
                        "sh",
                        "-c",
                        "command -v grpc_python_plugin && protoc -I " + stubs + " --python_out=" + stubs + " x.proto")),
                "SKIPPED: no protoc with its own protos and gRPC's plugin here: apt-get install"
                        + " protobuf-compiler-grpc protobuf-compiler libprotobuf-dev");
        run(
                List.of(
                        "sh",
                        "-c",
                        "protoc -I proto/src/main/proto --python_out=" + stubs + " --grpc_python_out=" + stubs
                                + " --plugin=protoc-gen-grpc_python=$(command -v grpc_python_plugin)"
                                + " foresight/v1/perception.proto foresight/v1/planner.proto"),
                Map.of());
        return new ClientProgram(List.of(python), Map.of("PYTHONPATH", stubs.toString()), FOLDER);
    }

    /** Node.js with gRPC's own packages, beside which the clients are put. */
    static ClientProgram node() throws IOException {
        assumeTrue(
                Files.isDirectory(PEERS.resolve("node_modules/@grpc/grpc-js")),
                "SKIPPED: gRPC's packages are not in ros2/target/npm; .ci/run puts them there where Node.js and npm are");
        for (String client : List.of("perceive.mjs", "plan.mjs")) {
            Files.copy(FOLDER.resolve(client), PEERS.resolve(client), StandardCopyOption.REPLACE_EXISTING);
        }
        return new ClientProgram(List.of("node"), Map.of(), PEERS);
    }

    /** This Java, with the classes that the tests have. */
    static ClientProgram java() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ClientProgram(
                List.of(java, "-Xmx256m", "-cp", System.getProperty("java.class.path")), Map.of(), FOLDER);
    }

    /** What a client printed. */
    List<String> run(String client, String... arguments) throws Exception {
        List<String> words = new ArrayList<>(command);
        words.add(folder.resolve(client).toAbsolutePath().normalize().toString());
        words.addAll(List.of(arguments));
        return run(words, environment);
    }

    private static List<String> run(List<String> words, Map<String, String> environment) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(ROOT.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as("%s said %s", words, lines).isZero();
        return lines;
    }

    private static boolean succeeds(List<String> words) {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

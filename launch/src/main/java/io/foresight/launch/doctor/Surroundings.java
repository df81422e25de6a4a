package io.foresight.launch.doctor;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Checks ports, the browser for tests and images, and the test recordings. */
final class Surroundings {
    private Surroundings() {}

    static Finding port(String purpose, int port) {
        String name = "port " + port;
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return Finding.ok(name, "free, for the " + purpose);
        } catch (IOException e) {
            return Finding.warn(name, "taken (" + e.getMessage() + ")", "choose another port for the " + purpose);
        }
    }

    static Finding browser() {
        boolean both = onPath("chromium") && onPath("chromedriver");
        return both
                ? Finding.ok("chromium", "with chromedriver, for the viewer's test and --png")
                : Finding.warn(
                        "chromium", "absent", "the viewer's test is skipped; Debian: apt-get install chromium-driver");
    }

    static Finding recordings(Path root) {
        String named = System.getenv("FORESIGHT_TEST_DATA");
        Path folder = named == null ? root.resolve("../shared/data").normalize() : Path.of(named);
        return Files.isDirectory(folder)
                ? Finding.ok("test recordings", folder.toString())
                : Finding.warn(
                        "test recordings",
                        "none at " + folder,
                        "tests on real sweeps are skipped; set FORESIGHT_TEST_DATA to their folder");
    }

    private static boolean onPath(String program) {
        String path = System.getenv("PATH");
        return path != null
                && Arrays.stream(path.split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}

package io.foresight.core.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The processor of this machine.
 *
 * @param name as its maker calls it; the architecture where that is not told
 * @param features instruction sets, in the system's order; empty where they are not told
 */
public record Processor(String name, List<String> features) {
    private static final Path CPUINFO = Path.of("/proc/cpuinfo");

    public Processor {
        features = List.copyOf(features);
    }

    /** The processor that this program runs on. */
    public static Processor here() {
        String architecture = System.getProperty("os.arch");
        if (!Files.isReadable(CPUINFO)) {
            return new Processor(architecture, List.of());
        }
        try (Stream<String> lines = Files.lines(CPUINFO, StandardCharsets.UTF_8)) {
            return parse(lines.toList(), architecture);
        } catch (IOException e) {
            throw new UncheckedIOException(CPUINFO + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Of the lines of Linux's {@code /proc/cpuinfo}; x86-64 tells "flags", arm64 "Features" and no name. */
    static Processor parse(List<String> lines, String architecture) {
        String name = value(lines, "model name");
        String features = value(lines, "flags") + value(lines, "Features");
        return new Processor(
                name.isEmpty() ? architecture : name, features.isEmpty() ? List.of() : List.of(features.split("\\s+")));
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key) && line.contains(":"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse("");
    }
}

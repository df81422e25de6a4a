package io.foresight.launch.doctor;

import io.foresight.core.measure.Processor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Checks Java, processor, memory and disk. */
final class Machine {
    private static final long MEBIBYTE = 1 << 20;
    private static final long LEAST_MEMORY_MIB = 3_000;
    private static final long NATIVES_MIB = 450;

    private Machine() {}

    static Finding java() {
        Runtime.Version version = Runtime.version();
        String found = version + " (" + System.getProperty("java.vendor") + ")";
        return version.feature() >= 17
                ? Finding.ok("java", found)
                : Finding.fail("java", found, "install a JDK, 17 or later, and point JAVA_HOME at it");
    }

    static Finding processor() {
        int cores = Runtime.getRuntime().availableProcessors();
        String architecture = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        List<String> useful = Stream.of("avx2", "avx512f", "avx512_bf16", "amx_bf16")
                .filter(Processor.here().features()::contains)
                .toList();
        String found = cores + (cores == 1 ? " core, " : " cores, ") + architecture + ", " + String.join(" ", useful);
        if (!architecture.toLowerCase(Locale.ROOT).contains("linux amd64")) {
            return Finding.warn(
                    "processor",
                    found,
                    "only Linux on x86-64 is tested; elsewhere put your platform's PyTorch natives on");
        }
        if (!useful.contains("amx_bf16") && !useful.contains("avx512_bf16")) {
            return Finding.warn(
                    "processor", found, "no bf16 arithmetic: networks run in fp32, about four times slower");
        }
        return Finding.ok("processor", found);
    }

    static Finding memory() throws IOException {
        long heap = Runtime.getRuntime().maxMemory() / MEBIBYTE;
        Path meminfo = Path.of("/proc/meminfo");
        if (!Files.isReadable(meminfo)) {
            return Finding.ok("memory", "Java heap at most " + heap + " MiB");
        }
        long available;
        try (Stream<String> lines = Files.lines(meminfo, StandardCharsets.UTF_8)) {
            available = lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        }
        String found = available + " MiB available, Java heap at most " + heap + " MiB";
        return available >= LEAST_MEMORY_MIB
                ? Finding.ok("memory", found)
                : Finding.warn("memory", found, "close other programs: a server needs about 1 GB, training about 3 GB");
    }

    /** The engine extracts its native libraries to a cache once. */
    static Finding cacheDisk() throws IOException {
        String named = System.getenv("DJL_CACHE_DIR");
        Path cache = named == null ? Path.of(System.getProperty("user.home"), ".djl.ai") : Path.of(named);
        Path existing = cache.toAbsolutePath();
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        FileStore store = Files.getFileStore(existing);
        long free = store.getUsableSpace() / MEBIBYTE;
        String found = cache + ", " + free + " MiB free";
        if (!Files.isWritable(existing)) {
            return Finding.fail(
                    "engine cache", found, existing + " is not writable: set DJL_CACHE_DIR to a writable folder");
        }
        if (free < NATIVES_MIB && !Files.isDirectory(cache.resolve("pytorch"))) {
            return Finding.fail(
                    "engine cache",
                    found,
                    "free " + NATIVES_MIB + " MiB, or set DJL_CACHE_DIR to a folder with that much");
        }
        return Finding.ok("engine cache", found);
    }
}

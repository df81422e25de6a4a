package io.foresight.perception.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the process holds of the machine's memory. */
final class ResidentMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int KIBIBYTE = 1024;

    private ResidentMemory() {}

    /** Bytes; NaN where the system does not say. */
    static double bytes() {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith("VmRSS:")) {
                    String kibibytes = line.replaceAll("\\D", "");
                    return Double.parseDouble(kibibytes) * KIBIBYTE;
                }
            }
        } catch (IOException e) {
            return Double.NaN; // no such file outside Linux: the gauge says "not known"
        }
        return Double.NaN;
    }
}

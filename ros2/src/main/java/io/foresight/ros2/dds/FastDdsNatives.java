package io.foresight.ros2.dds;

import io.foresight.core.file.NativeFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import us.ihmc.rtps.impl.fastRTPS.LogLevel;

/** The native libraries of Fast DDS: extracted from their jar, checked and loaded once per process. */
final class FastDdsNatives {
    private static final Map<String, String> FOLDERS = Map.of("Linux amd64", "x86_64", "Linux aarch64", "aarch64");

    /** In dependency order; the loader finds each by the name stored inside it. */
    private static final List<String> LIBRARIES =
            List.of("libfastcdr.so.2", "libfastrtps.so.2.14", "libFastRTPSWrapper.so");

    private FastDdsNatives() {}

    /** Why the libraries cannot be used on this machine, and what to do about it; empty when they are loaded. */
    static Optional<String> unavailable() {
        return Loaded.PROBLEM;
    }

    /**
     * Loads the libraries.
     *
     * @param system name and architecture of the operating system
     * @param folder to extract into
     * @return the problem, if there is one
     */
    static Optional<String> load(String system, Path folder) {
        String architecture = FOLDERS.get(system);
        if (architecture == null) {
            return Optional.of("the DDS library is set up for Linux on amd64 and aarch64, this is " + system
                    + ": run Foresight on Linux to take part in a ROS 2 graph");
        }
        NativeFolder natives = new NativeFolder(folder);
        try {
            for (String library : LIBRARIES) {
                System.load(natives.unpack("/ihmc-pub-sub/native/Linux/" + architecture + "/" + library)
                        .toString());
            }
        } catch (IOException e) {
            return Optional.of("the DDS library cannot be extracted into " + folder + " (" + e + "): set -D"
                    + NativeFolder.PROPERTY + "=FOLDER to a writable folder");
        } catch (UnsatisfiedLinkError e) {
            return Optional.of("the DDS library cannot be loaded (" + e.getMessage()
                    + "): it needs glibc 2.30 or newer and libstdc++, and a folder that is not mounted noexec (-D"
                    + NativeFolder.PROPERTY + "=FOLDER)");
        }
        LogLevel.setLogLevel(0);
        return Optional.empty();
    }

    /** Loads on first use. */
    private static final class Loaded {
        static final Optional<String> PROBLEM = load(
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                NativeFolder.standard().path());
    }
}

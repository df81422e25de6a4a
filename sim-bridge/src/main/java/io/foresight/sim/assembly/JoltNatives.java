package io.foresight.sim.assembly;

import com.github.stephengold.joltjni.Jolt;
import io.foresight.core.file.NativeFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The physics engine's native library: extracted from its jar into a folder of this software, verified by its SHA-256 and loaded once per
 * process.
 */
final class JoltNatives {
    private static final String RESOURCE = "/linux/x86-64/com/github/stephengold/libjoltjni.so";

    private JoltNatives() {}

    /** Why the library cannot be used on this machine, and what to do about it; empty when it is loaded. */
    static Optional<String> unavailable() {
        return Loaded.PROBLEM;
    }

    /**
     * Loads the library.
     *
     * @param system name and architecture of the operating system
     * @param folder to extract into
     * @return the problem, if there is one
     */
    static Optional<String> load(String system, String folder) {
        if (!system.equals("Linux amd64")) {
            return Optional.of("the physics engine's library is built for Linux amd64, this machine is " + system
                    + ": use the symbolic world on this machine");
        }
        try {
            System.load(new NativeFolder(Path.of(folder)).unpack(RESOURCE).toString());
        } catch (IOException e) {
            return Optional.of("the physics engine's library cannot be extracted into " + folder + " (" + e
                    + "): set -D" + NativeFolder.PROPERTY + "=FOLDER to a writable folder");
        } catch (UnsatisfiedLinkError e) {
            return Optional.of("the physics engine's library cannot be loaded (" + e.getMessage()
                    + "): it needs glibc 2.35 or newer, and a folder that is not mounted noexec (-D"
                    + NativeFolder.PROPERTY + "=FOLDER)");
        }
        Jolt.registerDefaultAllocator();
        if (!Jolt.newFactory()) {
            return Optional.of("the physics engine failed to start: use the symbolic world on this machine");
        }
        Jolt.registerTypes();
        return Optional.empty();
    }

    /** Loads on first use. */
    private static final class Loaded {
        static final Optional<String> PROBLEM = load(
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                NativeFolder.standard().path().toString());
    }
}

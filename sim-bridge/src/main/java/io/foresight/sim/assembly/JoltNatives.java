package io.foresight.sim.assembly;

import com.github.stephengold.joltjni.Jolt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * The physics engine's native library: unpacked from its jar into a folder of our own, checked by its SHA-256 and loaded, once a process.
 * The folder is the system property {@value #FOLDER_PROPERTY}, or one of the user's own in the folder for temporary files.
 */
final class JoltNatives {
    static final String FOLDER_PROPERTY = "foresight.natives";
    private static final String RESOURCE = "/linux/x86-64/com/github/stephengold/libjoltjni.so";

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private JoltNatives() {}

    /** Why the library cannot be used here, and what to do about it; empty when it is loaded. */
    static Optional<String> unavailable() {
        return Loaded.PROBLEM;
    }

    /**
     * Loads the library.
     *
     * @param system name and architecture of the operating system
     * @param folder to unpack into
     * @return what is wrong, if anything is
     */
    static Optional<String> load(String system, String folder) {
        if (!system.equals("Linux amd64")) {
            return Optional.of("the physics engine's library is built for Linux amd64, this is " + system
                    + ": use the symbolic world here");
        }
        try {
            System.load(unpack(RESOURCE, Path.of(folder)).toString());
        } catch (IOException e) {
            return Optional.of("the physics engine's library cannot be unpacked into " + folder + " (" + e + "): set -D"
                    + FOLDER_PROPERTY + "=FOLDER to a folder that can be written");
        } catch (UnsatisfiedLinkError e) {
            return Optional.of("the physics engine's library cannot be loaded (" + e.getMessage()
                    + "): it needs glibc 2.35 or newer, and a folder from which programs may be run (-D"
                    + FOLDER_PROPERTY + "=FOLDER)");
        }
        Jolt.registerDefaultAllocator();
        if (!Jolt.newFactory()) {
            return Optional.of("the physics engine refused to start: use the symbolic world here");
        }
        Jolt.registerTypes();
        return Optional.empty();
    }

    /** Where the resource lies as a file with exactly its bytes. */
    static Path unpack(String resource, Path folder) throws IOException {
        byte[] library;
        try (InputStream in = JoltNatives.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no " + resource + " among the program's jars");
            }
            library = in.readAllBytes();
        }
        byte[] hash = sha256(library);
        String name = Path.of(resource).getFileName().toString();
        Files.createDirectories(folder, OWNER_ONLY);
        Path fresh = Files.createTempFile(folder, name, ".part", OWNER_ONLY);
        Path file = folder.resolve(HexFormat.of().formatHex(hash, 0, 8) + "-" + name);
        try {
            requireOwn(folder, fresh);
            if (!Files.isRegularFile(file) || !MessageDigest.isEqual(hash, sha256(Files.readAllBytes(file)))) {
                Files.write(fresh, library);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
        return file.toAbsolutePath();
    }

    /** Whoever else may write into the folder could exchange the library after it was checked. */
    private static void requireOwn(Path folder, Path own) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        if (Files.isSymbolicLink(folder)
                || !Files.getOwner(folder).equals(Files.getOwner(own))
                || permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException(folder + " is a link or can be written by others");
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Loads on first use. */
    private static final class Loaded {
        static final Optional<String> PROBLEM = load(
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty(FOLDER_PROPERTY, ownFolder().toString()));

        private static Path ownFolder() {
            return Path.of(
                    System.getProperty("java.io.tmpdir"), "foresight-natives-" + System.getProperty("user.name"));
        }
    }
}

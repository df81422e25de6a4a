package io.foresight.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A folder into which native libraries are unpacked from their jars before they are loaded. Only its owner may write into it, and a file in
 * it is used only while its SHA-256 is that of the library in the jar.
 */
public final class NativeFolder {
    /** System property that names the folder. */
    public static final String PROPERTY = "foresight.natives";

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;

    /** @param folder made when it is not there */
    public NativeFolder(Path folder) {
        this.folder = folder;
    }

    /** The folder of the system property {@value #PROPERTY}, or one of the user's own in the folder for temporary files. */
    public static NativeFolder standard() {
        String own = Path.of(
                        System.getProperty("java.io.tmpdir"), "foresight-natives-" + System.getProperty("user.name"))
                .toString();
        return new NativeFolder(Path.of(System.getProperty(PROPERTY, own)));
    }

    /** Where it is. */
    public Path path() {
        return folder;
    }

    /**
     * Where a library of the class path lies as a file with exactly its bytes.
     *
     * @param resource absolute name, from the root of the class path
     * @throws IOException when the resource is missing, or the folder cannot be written or may be written by others
     */
    public Path unpack(String resource) throws IOException {
        byte[] library;
        try (InputStream in = NativeFolder.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no " + resource + " among the program's jars");
            }
            library = in.readAllBytes();
        }
        String hash = Sha256.hex(library);
        String name = Path.of(resource).getFileName().toString();
        Files.createDirectories(folder, OWNER_ONLY);
        Path fresh = Files.createTempFile(folder, name, ".part", OWNER_ONLY);
        Path file = folder.resolve(hash.substring(0, 16) + "-" + name);
        try {
            requireOwn(fresh);
            if (!Files.isRegularFile(file) || !hash.equals(Sha256.hex(file))) {
                Files.write(fresh, library);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
        return file.toAbsolutePath();
    }

    /** Whoever else may write into the folder could exchange the library after it was checked. */
    private void requireOwn(Path own) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        if (Files.isSymbolicLink(folder)
                || !Files.getOwner(folder).equals(Files.getOwner(own))
                || permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException(folder + " is a link or can be written by others");
        }
    }
}

package io.foresight.ros2.bag;

import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import io.foresight.core.file.FailedWrite;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Unpacks a file of a bag that was packed by zstd. It is read to its end, so a packed file says nothing about the size that it becomes. */
final class UnpackedFile {
    private static final int STEP = 1 << 20;
    private static final String ELSEWHERE =
            "; unpack it elsewhere with `zstd -d`, or take another folder for temporary files with -Djava.io.tmpdir=FOLDER";

    private UnpackedFile() {}

    /**
     * Writes what a file holds.
     *
     * @param unpacked a new file
     * @throws BagException when it would exceed a limit, or cannot be unpacked
     */
    static void write(Path packed, Path unpacked, UnpackLimits limits) throws IOException {
        long most = limits.mostBytes(Files.size(packed));
        FileStore disk = Files.getFileStore(unpacked.toAbsolutePath().getParent());
        byte[] bytes = new byte[STEP];
        long written = 0;
        try (InputStream content = new ZstdInputStream(Files.newInputStream(packed));
                OutputStream out = Files.newOutputStream(unpacked, StandardOpenOption.CREATE_NEW)) {
            for (int length = read(content, bytes, packed); length > 0; length = read(content, bytes, packed)) {
                written += length;
                if (written > most) {
                    throw new BagException(
                            packed,
                            "unpacks to more than " + most + " bytes, the limit for its " + Files.size(packed)
                                    + " packed ones" + ELSEWHERE);
                }
                if (disk.getUsableSpace() - length < limits.spareBytes()) {
                    throw new BagException(
                            packed,
                            "unpacks to more than fits into " + unpacked.getParent() + ": of " + disk.getUsableSpace()
                                    + " bytes free, " + limits.spareBytes() + " must stay free" + ELSEWHERE);
                }
                write(out, bytes, length, unpacked);
            }
        }
    }

    private static void write(OutputStream out, byte[] bytes, int length, Path unpacked) throws IOException {
        try {
            out.write(bytes, 0, length);
        } catch (IOException e) {
            throw FailedWrite.of(unpacked, length, e);
        }
    }

    private static int read(InputStream content, byte[] bytes, Path packed) throws IOException {
        try {
            return content.readNBytes(bytes, 0, bytes.length);
        } catch (ZstdIOException | ZstdException | EOFException damaged) {
            throw new BagException(packed, "cannot be unpacked: " + damaged.getMessage(), damaged);
        }
    }
}

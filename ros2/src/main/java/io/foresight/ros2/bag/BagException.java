package io.foresight.ros2.bag;

import java.io.IOException;
import java.nio.file.Path;

/** A bag that cannot be read. The message names the file, the problem, and the limit or what to do. */
public final class BagException extends IOException {
    private static final long serialVersionUID = 1L;

    BagException(Path file, String problem) {
        super(file.getFileName() + ": " + problem);
    }

    BagException(Path file, String problem, Throwable cause) {
        super(file.getFileName() + ": " + problem, cause);
    }
}

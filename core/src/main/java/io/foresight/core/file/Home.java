package io.foresight.core.file;

import java.nio.file.Path;

/** Location of this installation. */
public final class Home {
    private Home() {}

    /** The repository's folder as passed by the start script; the working folder when started otherwise. */
    public static Path folder() {
        return Path.of(System.getProperty("foresight.home", ""))
                .toAbsolutePath()
                .normalize();
    }

    /** The models that come with this software. */
    public static Path models() {
        return folder().resolve("models");
    }
}

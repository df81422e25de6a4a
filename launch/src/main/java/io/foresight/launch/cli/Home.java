package io.foresight.launch.cli;

import java.nio.file.Path;

/** Location of this installation. */
final class Home {
    private Home() {}

    /** The repository's folder as passed by the start script; the working folder when started otherwise. */
    static Path folder() {
        return Path.of(System.getProperty("foresight.home", ""))
                .toAbsolutePath()
                .normalize();
    }

    /** The models that come with this software. */
    static Path models() {
        return folder().resolve("models");
    }
}

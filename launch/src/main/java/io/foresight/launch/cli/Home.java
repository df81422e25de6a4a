package io.foresight.launch.cli;

import java.nio.file.Path;

/** Where this installation lies. */
final class Home {
    private Home() {}

    /** The repository's folder as the start script names it; the working folder when started otherwise. */
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

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

    /**
     * What this software remembers between runs and can do without: {@code FORESIGHT_CACHE}, else {@code foresight} in
     * {@code XDG_CACHE_HOME} or in {@code ~/.cache}. Need not exist.
     */
    public static Path cache() {
        String own = System.getenv("FORESIGHT_CACHE");
        if (own != null && !own.isBlank()) {
            return Path.of(own).toAbsolutePath();
        }
        String shared = System.getenv("XDG_CACHE_HOME");
        Path parent = shared == null || shared.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(shared);
        return parent.resolve("foresight").toAbsolutePath();
    }
}

package io.foresight.launch.view;

/**
 * Where the viewer listens and how it treats frames.
 *
 * @param host address to bind; {@code 127.0.0.1} unless others are meant to look
 * @param port 0 takes any free one
 * @param title of the page, 1 to 120 characters
 * @param mode live or recorded
 * @param history frames that the page keeps for its timeline, 1 to 2000; in {@link Mode#RECORDED} the server keeps as many
 * @param shown which scenes there are
 */
public record ViewerConfig(String host, int port, String title, Mode mode, int history, ViewedScenes shown) {
    /** Frames of a live stream that the page keeps: 15 s at 10 Hz. */
    public static final int LIVE_HISTORY = 150;

    /** What a browser that is slower than the source misses. */
    public enum Mode {
        /** The newest frame wins: what a slow browser has not taken is passed over and counted. */
        LIVE,
        /** Every frame that is still kept reaches every browser, at its own speed and however late it comes. */
        RECORDED
    }

    public ViewerConfig {
        if (host.isBlank()) {
            throw new IllegalArgumentException("viewer host must be a name or an address, got \"" + host + "\"");
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("viewer port must be 0 to 65535, got " + port);
        }
        if (title.isBlank() || title.length() > 120) {
            throw new IllegalArgumentException("viewer title must have 1 to 120 characters, got " + title.length());
        }
        if (history < 1 || history > 2000) {
            throw new IllegalArgumentException("viewer history must be 1 to 2000 frames, got " + history);
        }
    }

    /** A live stream with the usual history. */
    public ViewerConfig(String host, int port, String title) {
        this(host, port, title, Mode.LIVE, LIVE_HISTORY, ViewedScenes.DRIVE);
    }

    /** A recording of {@code frames} frames, at most 2000 of which can be scrubbed at once. */
    public static ViewerConfig recorded(String host, int port, String title, int frames) {
        return new ViewerConfig(
                host, port, title, Mode.RECORDED, Math.max(1, Math.min(frames, 2000)), ViewedScenes.DRIVE);
    }

    /** The same viewer with these scenes. */
    public ViewerConfig showing(ViewedScenes scenes) {
        return new ViewerConfig(host, port, title, mode, history, scenes);
    }
}

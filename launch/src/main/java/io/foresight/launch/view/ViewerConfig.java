package io.foresight.launch.view;

/**
 * Settings of the viewer: address and frame history.
 *
 * @param host address to bind; {@code 127.0.0.1} unless other machines may connect
 * @param port 0 selects a free one
 * @param title of the page, 1 to 120 characters
 * @param mode live or recorded
 * @param history number of frames that the page keeps for its timeline, 1 to 2000; in {@link Mode#RECORDED} the server keeps as many
 * @param shown the scenes
 */
public record ViewerConfig(String host, int port, String title, Mode mode, int history, ViewedScenes shown) {
    /** Number of frames of a live stream kept by the page: 15 s at 10 Hz. */
    public static final int LIVE_HISTORY = 150;

    /** What happens when a browser is slower than the source. */
    public enum Mode {
        /** Only the newest frame is sent: frames that a slow browser has not received are skipped and counted. */
        LIVE,
        /** Every frame that is still kept is sent to every browser, at its own speed. */
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

    /** A live stream with the default history. */
    public ViewerConfig(String host, int port, String title) {
        this(host, port, title, Mode.LIVE, LIVE_HISTORY, ViewedScenes.DRIVE);
    }

    /** A recording of {@code frames} frames, of which at most 2000 are available on the timeline. */
    public static ViewerConfig recorded(String host, int port, String title, int frames) {
        return new ViewerConfig(
                host, port, title, Mode.RECORDED, Math.max(1, Math.min(frames, 2000)), ViewedScenes.DRIVE);
    }

    /** A copy with these scenes. */
    public ViewerConfig showing(ViewedScenes scenes) {
        return new ViewerConfig(host, port, title, mode, history, scenes);
    }
}

package io.foresight.launch.view;

import io.foresight.perception.taxonomy.ObjectClass;
import java.awt.Color;

/** The page's colours (palette.js) for plots: cool colours for points, warm ones for boxes. */
final class PlotPalette {
    static final Color BACKGROUND = new Color(0x0a0d12);
    static final Color TEXT = new Color(0xe8edf4);
    static final Color MUTED = new Color(0x9aa7b9);
    static final Color RING = new Color(158, 178, 210, 60);
    static final Color TRUTH = Color.WHITE;

    private static final int[] HEIGHT = {0x2c3a55, 0x36527a, 0x3a759c, 0x4aa0ae, 0x7cc7b4, 0xc3e6c4, 0xf1f7e3};
    private static final double FULL_HEIGHT_METRES = 4;

    private PlotPalette() {}

    static Color of(ObjectClass objectClass) {
        return new Color(objectClass.rgb());
    }

    /** RGB of a point at this height above the ground, metres. */
    static int height(double metres) {
        double share = Math.pow(Math.max(0, Math.min(1, (metres + 0.15) / FULL_HEIGHT_METRES)), 0.7);
        double at = share * (HEIGHT.length - 1);
        int low = Math.min((int) at, HEIGHT.length - 2);
        double part = at - low;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = (HEIGHT[low] >> shift) & 255;
            int to = (HEIGHT[low + 1] >> shift) & 255;
            rgb |= (int) Math.round(from + part * (to - from)) << shift;
        }
        return rgb;
    }
}

package io.foresight.planner.render;

/**
 * What a camera sees. Depth and ids hold exactly at the pixels' centres; colours are averaged over each pixel.
 *
 * @param picture the colours
 * @param depth metres along the optical axis, row by row; infinite where nothing is
 * @param ids {@link #NOTHING}, {@link #TABLE}, {@link #BOARD}, {@link #GRIPPER}, or {@link #FIRST_PIECE} plus the piece's index
 */
public record Rendering(Picture picture, float[] depth, byte[] ids) {
    public static final byte NOTHING = 0;
    public static final byte TABLE = 1;
    public static final byte BOARD = 2;
    public static final byte GRIPPER = 3;
    public static final byte FIRST_PIECE = 4;
}

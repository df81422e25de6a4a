package io.foresight.planner.render;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.Scene;
import java.util.List;

/**
 * Draws scenes by a z-buffer with five samples a pixel, one lamp with shadows, and darker notches and outlines. Every step is exact in
 * integers or strict floating point, so that the same scene and camera give the same bytes everywhere. What stays the same for a camera
 * (table, background) and for a board (surfaces) is kept for the last {@value #KEPT} of each. One thread at a time.
 */
public final class SceneRenderer {
    /** The smallest side of an image, pixels. */
    public static final int LEAST_SIDE = 64;

    /** The largest side of an image, pixels. */
    public static final int MOST_SIDE = 336;

    /** The pixel's centre, then four on a turned grid; 1/256 of a pixel. */
    private static final int[] SAMPLE_X = {128, 96, 224, 160, 32};

    private static final int[] SAMPLE_Y = {128, 32, 96, 224, 160};
    private static final int SAMPLES = SAMPLE_X.length;
    /** Cameras and boards of which the unchanging parts are kept. */
    private static final int KEPT = 4;

    private static final int LEAST_SHADOW_MAP = 192;
    private static final int MOST_SHADOW_MAP = 448;
    /** What a pixel keeps of its light where faces meet at an edge, of 256: a fine dark line. */
    private static final int CREASE = 226;
    /** What the table keeps of its light in shadow, of 256. */
    private static final int TABLE_IN_SHADOW = 150;

    private final int width;
    private final int height;
    private final ShadowMap shadows;
    private final DrawnFaces drawn;
    private final DepthPlanes planes;
    private final int[] seen = new int[SAMPLES];
    private final Recent<Camera, Backdrop> backdrops;
    private final Recent<Board, Surfaces> surfaces;

    private record Surfaces(Solid board, List<Solid> pieces) {
        static Surfaces of(Board board) {
            return new Surfaces(
                    Solid.of(board), board.pieces().stream().map(Solid::of).toList());
        }
    }

    /**
     * For images of this size.
     *
     * @param width pixels, {@value #LEAST_SIDE} to {@value #MOST_SIDE}
     * @param height likewise
     * @throws PlannerException SETTING_WRONG
     */
    public SceneRenderer(int width, int height) {
        this(width, height, KEPT);
    }

    /**
     * As above, for whoever draws many boards in turn.
     *
     * @param boards of which the surfaces are kept, at least 1; some 100 kB each
     */
    public SceneRenderer(int width, int height, int boards) {
        if (width < LEAST_SIDE || width > MOST_SIDE || height < LEAST_SIDE || height > MOST_SIDE) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG,
                    "images are drawn with sides of " + LEAST_SIDE + " to " + MOST_SIDE + " pixels, got " + width
                            + " x " + height);
        }
        this.width = width;
        this.height = height;
        this.shadows =
                new ShadowMap(Math.max(LEAST_SHADOW_MAP, Math.min(MOST_SHADOW_MAP, 2 * Math.max(width, height))));
        this.drawn = new DrawnFaces(shadows);
        this.planes = new DepthPlanes(width, height, SAMPLE_X, SAMPLE_Y);
        this.backdrops = new Recent<>(KEPT, this::backdrop);
        this.surfaces = new Recent<>(boards, Surfaces::of);
    }

    /** The scene as the camera sees it. */
    public Rendering render(Scene scene, Camera camera) {
        Backdrop backdrop = rasterise(scene, camera);
        byte[] rgb = backdrop.rgb.clone();
        float[] depth = backdrop.depth.clone();
        byte[] ids = backdrop.ids.clone();
        shadeTable(backdrop, rgb, 0);
        resolve(rgb, 0);
        measure(depth, ids);
        return new Rendering(new Picture(width, height, rgb), depth, ids);
    }

    /**
     * The colours of {@link #render} alone.
     *
     * @param rgb gets 3 x width x height bytes, row by row, from index {@code at} on
     */
    public void draw(Scene scene, Camera camera, byte[] rgb, int at) {
        Backdrop backdrop = rasterise(scene, camera);
        System.arraycopy(backdrop.rgb, 0, rgb, at, backdrop.rgb.length);
        shadeTable(backdrop, rgb, at);
        resolve(rgb, at);
    }

    private Backdrop rasterise(Scene scene, Camera camera) {
        Backdrop backdrop = backdrops.of(camera);
        Surfaces solids = surfaces.of(scene.board());
        List<Solid> gripper = Gripper.parts(scene.openingMetres());
        shadows.clear();
        planes.copyFrom(backdrop.planes);
        drawn.begin(backdrop.view);
        add(solids.board, scene.boardPose(), Rendering.BOARD);
        for (int i = 0; i < solids.pieces.size(); i++) {
            add(solids.pieces.get(i), scene.poses().get(i), (byte) (Rendering.FIRST_PIECE + i));
        }
        for (Solid part : gripper) {
            add(part, scene.gripper(), Rendering.GRIPPER);
        }
        return backdrop;
    }

    private Backdrop backdrop(Camera camera) {
        DepthPlanes own = new DepthPlanes(width, height, SAMPLE_X, SAMPLE_Y);
        return new Backdrop(new View(camera, width, height), own, drawn, shadows);
    }

    private void add(Solid solid, Pose pose, byte id) {
        shadows.cast(solid, pose);
        drawn.draw(solid, pose, id, planes);
    }

    private void shadeTable(Backdrop backdrop, byte[] rgb, int from) {
        int[] cells = backdrop.lampCell;
        for (int at = 0; at < cells.length; at++) {
            if (cells[at] < 0 || !shadows.occupied(backdrop.lampTile[at])) {
                continue;
            }
            int part = backdrop.lampPart[at];
            int light = shadows.light(cells[at], part >> 3, part & 7, backdrop.lampTowards[at]);
            if (light < 256) {
                int kept = TABLE_IN_SHADOW * 256 + (256 - TABLE_IN_SHADOW) * light;
                for (int k = from + 3 * at; k < from + 3 * at + 3; k++) {
                    rgb[k] = (byte) ((rgb[k] & 255) * kept >> 16);
                }
            }
        }
    }

    private void resolve(byte[] rgb, int from) {
        short[] face = planes.face;
        int plane = width * height;
        int[] touched = drawn.touched();
        for (int row = touched[1]; row < touched[3]; row++) {
            for (int column = touched[0]; column < touched[2]; column++) {
                int at = row * width + column;
                int centre = face[at];
                int a = face[at + plane];
                int b = face[at + 2 * plane];
                int c = face[at + 3 * plane];
                int d = face[at + 4 * plane];
                if ((centre | a | b | c | d) == 0) {
                    continue;
                }
                if (centre == a && centre == b && centre == c && centre == d) {
                    put(rgb, from + 3 * at, drawn.colour(centre, column + 0.5, row + 0.5));
                } else {
                    seen[0] = centre;
                    seen[1] = a;
                    seen[2] = b;
                    seen[3] = c;
                    seen[4] = d;
                    edge(rgb, from + 3 * at, column, row);
                }
            }
        }
    }

    /** Depth and id at each pixel's centre. */
    private void measure(float[] depth, byte[] ids) {
        int[] touched = drawn.touched();
        for (int row = touched[1]; row < touched[3]; row++) {
            for (int column = touched[0]; column < touched[2]; column++) {
                int at = row * width + column;
                int centre = planes.face[at];
                if (centre != 0) {
                    ids[at] = drawn.id(centre);
                    depth[at] = (float) drawn.depth(centre, column + 0.5, row + 0.5);
                }
            }
        }
    }

    /** A pixel in which several faces meet: each is shaded once, where one of its samples lies. */
    private void edge(byte[] rgb, int at, int column, int row) {
        int red = 0;
        int green = 0;
        int blue = 0;
        int left = (1 << SAMPLES) - 1;
        for (int sample = 0; sample < SAMPLES; sample++) {
            if ((left >> sample & 1) == 0) {
                continue;
            }
            int samples = 0;
            for (int other = sample; other < SAMPLES; other++) {
                if (seen[other] == seen[sample]) {
                    samples++;
                    left &= ~(1 << other);
                }
            }
            int colour = seen[sample] == 0
                    ? (rgb[at] & 255) << 16 | (rgb[at + 1] & 255) << 8 | rgb[at + 2] & 255
                    : drawn.colour(seen[sample], column + planes.offsetX(sample), row + planes.offsetY(sample));
            red += samples * (colour >> 16);
            green += samples * (colour >> 8 & 255);
            blue += samples * (colour & 255);
        }
        int kept = creased() ? CREASE : 256;
        int all = SAMPLES * 256;
        put(rgb, at, red * kept / all << 16 | green * kept / all << 8 | blue * kept / all);
    }

    /** Do two faces meet here at an edge? The backdrop counts as a face of its own. */
    private boolean creased() {
        for (int sample = 1; sample < SAMPLES; sample++) {
            if (seen[sample] != seen[0] && drawn.edgeBetween(seen[0], seen[sample])) {
                return true;
            }
        }
        return false;
    }

    private static void put(byte[] rgb, int at, int colour) {
        rgb[at] = (byte) (colour >> 16);
        rgb[at + 1] = (byte) (colour >> 8);
        rgb[at + 2] = (byte) colour;
    }
}

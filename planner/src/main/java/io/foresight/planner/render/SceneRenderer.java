package io.foresight.planner.render;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.Scene;

/**
 * Draws scenes by a z-buffer with five samples a pixel, one lamp with shadows, and darker notches and outlines. Every step is exact in
 * integers or strict floating point, so that the same scene and camera give the same bytes everywhere. What stays the same for a camera
 * (table, background) and for a board (surfaces, and how they look at their last poses) is kept for the last {@value #KEPT} of each: only
 * what moved is drawn again. One thread at a time.
 */
public final class SceneRenderer {
    /** The smallest side of an image, pixels. */
    public static final int LEAST_SIDE = 64;

    /** The largest side of an image, pixels. */
    public static final int MOST_SIDE = 336;

    /** The pixel's centre, then four on a turned grid; 1/256 of a pixel. */
    private static final int[] SAMPLE_X = {128, 96, 224, 160, 32};

    private static final int[] SAMPLE_Y = {128, 32, 96, 224, 160};
    static final int SAMPLES = SAMPLE_X.length;
    /** Cameras and boards of which the unchanging parts are kept. */
    private static final int KEPT = 4;

    private static final int LEAST_SHADOW_MAP = 192;
    private static final int MOST_SHADOW_MAP = 448;
    /** Openings and poses of the gripper at which its drawings are kept. */
    private static final int OPENINGS = 8;

    private static final int GRIPPER_POSES = 2;

    private final int width;
    private final int height;
    private final ShadowMap shadows;
    private final FaceTable table = new FaceTable(512);
    private final DepthPlanes planes;
    private final Shading shading;
    private final FaceProjection projection;
    private final SolidDrawing drawing;
    private final Recent<Camera, Backdrop> backdrops;
    private final Recent<Board, Bodies> bodies;
    private final Body palm;
    private final Recent<Double, Body> fingers;

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
     * @param boards of which the surfaces are kept, at least 1; some 100 kB each, and 64 MiB at most for how they look
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
        this.shadows = emptyShadows(width, height);
        this.planes = emptyPlanes(width, height);
        this.shading = new Shading(planes, table, shadows);
        this.projection = new FaceProjection(shadows);
        this.drawing = new SolidDrawing(emptyPlanes(width, height), projection, new ShadowCaster(shadows));
        this.backdrops = new Recent<>(KEPT, this::backdrop);
        int poses = Bodies.poses(boards, width, height);
        this.bodies = new Recent<>(boards, board -> Bodies.of(board, drawing, poses));
        this.palm = new Body(Gripper.PALM, Rendering.GRIPPER, drawing, GRIPPER_POSES);
        this.fingers = new Recent<>(
                OPENINGS, opening -> new Body(Gripper.fingers(opening), Rendering.GRIPPER, drawing, GRIPPER_POSES));
    }

    /** For the samples of an image. */
    static DepthPlanes emptyPlanes(int width, int height) {
        return new DepthPlanes(width, height, SAMPLE_X, SAMPLE_Y);
    }

    /** For an image of this size. */
    static ShadowMap emptyShadows(int width, int height) {
        int cells = 2 * Math.max(width, height);
        return new ShadowMap(Math.max(LEAST_SHADOW_MAP, Math.min(MOST_SHADOW_MAP, cells)));
    }

    /** The scene as the camera sees it. */
    public Rendering render(Scene scene, Camera camera) {
        Backdrop backdrop = rasterise(scene, camera);
        byte[] rgb = backdrop.rgb.clone();
        float[] depth = backdrop.depth.clone();
        byte[] ids = backdrop.ids.clone();
        colour(backdrop, rgb, 0);
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
        colour(backdrop, rgb, at);
    }

    private void colour(Backdrop backdrop, byte[] rgb, int at) {
        backdrop.litTable.shade(shadows, rgb, at);
        shading.resolve(backdrop.view, rgb, at);
    }

    private Backdrop rasterise(Scene scene, Camera camera) {
        Backdrop backdrop = backdrops.of(camera);
        Bodies here = bodies.of(scene.board());
        shadows.clear();
        planes.copyFrom(backdrop.planes);
        table.clear();
        add(here.board(), scene.boardPose(), backdrop.view);
        for (int i = 0; i < here.pieces().size(); i++) {
            add(here.pieces().get(i), scene.poses().get(i), backdrop.view);
        }
        add(palm, scene.gripper(), backdrop.view);
        add(fingers.of(scene.openingMetres()), scene.gripper(), backdrop.view);
        return backdrop;
    }

    private void add(Body body, Pose pose, View view) {
        DrawnSolid drawn = body.drawn(pose, view);
        shadows.add(drawn.shadow());
        drawn.seen().layOver(planes, table.append(drawn.faces()));
    }

    private Backdrop backdrop(Camera camera) {
        return new Backdrop(new View(camera, width, height), emptyPlanes(width, height), projection, shadows);
    }

    /** Depth and id at each pixel's centre. */
    private void measure(float[] depth, byte[] ids) {
        for (int row = planes.firstRow; row < planes.endRow; row++) {
            for (int column = planes.firstColumn; column < planes.endColumn; column++) {
                int at = row * width + column;
                int centre = planes.face[at];
                if (centre != 0) {
                    ids[at] = table.id(centre);
                    depth[at] = (float) table.depth(centre, column + 0.5, row + 0.5);
                }
            }
        }
    }
}

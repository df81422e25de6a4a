package io.foresight.sim.raycast;

import static io.foresight.sim.raycast.BvhBuilder.BOX;

import java.util.Arrays;

/**
 * A world's bodies split into parts with a small angular size as seen from one place: a part that is too large is replaced by the two
 * children of its node, repeatedly. So ground and rows of houses, which are one mesh each, are split, while distant cars are not.
 */
final class PolarParts {
    /** Maximum angular size of parts: radius over distance. Smaller parts would need more list entries than they save box tests. */
    private static final float LARGEST = 0.6f;

    private final World world;
    private final float[] middle;
    private final float[] slack;
    private float[] boxes = new float[1024 * BOX];
    private int[] items = new int[1024];
    private int[] links = new int[1024];
    private int size;

    /**
     * @param middle centre of the view, relative to the world's centre
     * @param sideSlack enlargement of every box in x and y
     * @param upSlack enlargement of every box in z
     */
    PolarParts(World world, double[] middle, double sideSlack, double upSlack) {
        this.world = world;
        this.middle = new float[] {(float) middle[0], (float) middle[1], (float) middle[2]};
        this.slack = new float[] {(float) sideSlack, (float) sideSlack, (float) upSlack};
        float[] itemBoxes = world.itemBoxes();
        for (int item = 0; item < itemBoxes.length / BOX; item++) {
            reserve();
            System.arraycopy(itemBoxes, item * BOX, boxes, size * BOX, BOX);
            if (boxes[size * BOX] <= boxes[size * BOX + 1]) {
                take(item, world.wholeOf(item), world.shape(item));
            }
        }
    }

    int size() {
        return size;
    }

    int item(int part) {
        return items[part];
    }

    /** The node of the item that the part covers, for {@link World#meets}. */
    int link(int part) {
        return links[part];
    }

    /** {@link BvhBuilder#BOX} floats per part, relative to the view's centre, enlarged. */
    float[] boxes() {
        return boxes;
    }

    private void reserve() {
        if (size == items.length) {
            boxes = Arrays.copyOf(boxes, 2 * boxes.length);
            items = Arrays.copyOf(items, 2 * size);
            links = Arrays.copyOf(links, 2 * size);
        }
    }

    /** Adds the part in the next free box, or its two halves. */
    private void take(int item, int link, MeshBvh shape) {
        int at = size * BOX;
        for (int axis = 0; axis < 3; axis++) {
            boxes[at + 2 * axis] -= middle[axis] + slack[axis];
            boxes[at + 2 * axis + 1] += slack[axis] - middle[axis];
        }
        if (shape == null || link < 0 || looksSmall(at)) {
            items[size] = item;
            links[size++] = link;
            return;
        }
        for (int child = 0; child < 2; child++) {
            reserve();
            world.boundPart(item, shape.boxes(), (2 * link + child) * BOX, boxes, size * BOX);
            take(item, shape.links()[2 * link + child], shape);
        }
    }

    private boolean looksSmall(int at) {
        float far = 0;
        float wide = 0;
        for (int axis = 0; axis < 3; axis++) {
            float low = boxes[at + 2 * axis];
            float high = boxes[at + 2 * axis + 1];
            float gap = Math.max(0, Math.max(low, -high));
            far += gap * gap;
            wide += (high - low) * (high - low);
        }
        return wide < 4 * LARGEST * LARGEST * far;
    }
}

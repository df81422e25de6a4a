package io.foresight.perception.train;

import io.foresight.core.geometry.Box3d;
import io.foresight.perception.detect.BoxCode;
import io.foresight.perception.detect.PillarGrid;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Training targets of the heads for one sweep: a heat map with a Gaussian around each object's centre (Zhou et al., Objects as Points,
 * 2019, section 3), the cells with a box and their {@link BoxCode}, and cells left out of the loss.
 *
 * <p>The cells around the centre cell are also trained on the box, with less weight: so a peak that is one cell off still gives a good box.
 * Objects with fewer than {@code leastPoints} points are neither positive nor negative examples: their cells are left out of the loss. So
 * are the cells of objects that the model's taxonomy ignores.
 */
final class Targets {
    /** float (K, H, W): 1 at an object's centre cell. */
    final float[] heat;
    /** float (H, W): 0 where the heat loss is left out, 1 elsewhere. */
    final float[] weight;
    /** Cells with a box. */
    final List<Cell> cells = new ArrayList<>();

    private final PillarGrid grid;
    private final Taxonomy taxonomy;

    /**
     * A cell with a box.
     *
     * @param index row * side + column
     * @param code {@link BoxCode#CHANNELS} values; NaN velocity where unknown
     * @param weight (0, 1]
     */
    record Cell(int index, float[] code, float weight) {}

    Targets(List<LabelledBox> labels, PillarGrid grid, Taxonomy taxonomy, int leastPoints) {
        this.grid = grid;
        this.taxonomy = taxonomy;
        int side = grid.side();
        heat = new float[taxonomy.classes().size() * side * side];
        weight = new float[side * side];
        Arrays.fill(weight, 1);
        double range = grid.rangeMetres();
        Cell[] owner = new Cell[side * side];
        for (LabelledBox label : labels) {
            if (label.box().range() >= range) {
                continue;
            }
            if (label.points() >= 0 && label.points() < leastPoints) {
                leaveOut(label.box());
            } else {
                draw(label, owner);
            }
        }
        for (Cell cell : owner) {
            if (cell != null) {
                cells.add(cell);
                if (cell.weight == 1) {
                    weight[cell.index] = 1; // an object's centre always counts
                }
            }
        }
    }

    private void draw(LabelledBox label, Cell[] owner) {
        Box3d box = label.box();
        int side = grid.side();
        int channel = taxonomy.index(taxonomy.classOf(label.objectClass()));
        if (channel < 0) {
            leaveOut(box);
            return;
        }
        int column = grid.index(box.x());
        int row = grid.index(box.y());
        int radius = radius(box);
        double sigma = (2 * radius + 1) / 6.0;
        for (int dr = -radius; dr <= radius; dr++) {
            for (int dc = -radius; dc <= radius; dc++) {
                int r = row + dr;
                int c = column + dc;
                if (r < 0 || r >= side || c < 0 || c >= side) {
                    continue;
                }
                float value = (float) Math.exp(-(dr * dr + dc * dc) / (2 * sigma * sigma));
                int at = (channel * side + r) * side + c;
                heat[at] = Math.max(heat[at], value);
                if (Math.abs(dr) <= 1 && Math.abs(dc) <= 1) {
                    float share = dr == 0 && dc == 0 ? 1f : 0.3f;
                    Cell present = owner[r * side + c];
                    if (present == null || present.weight < share) {
                        float[] code = new float[BoxCode.CHANNELS];
                        BoxCode.encode(box, label.vx(), label.vy(), grid, c, r, code);
                        owner[r * side + c] = new Cell(r * side + c, code, share);
                    }
                }
            }
        }
    }

    /**
     * Radius, in cells, by which a box can be moved diagonally and still overlaps the true one by IoU 0.1 (Law and Deng, CornerNet, 2018).
     */
    private int radius(Box3d box) {
        double length = box.length() / grid.pillarMetres();
        double width = box.width() / grid.pillarMetres();
        double sum = length + width;
        double root = Math.sqrt(Math.max(0, sum * sum - 4 * length * width * (1 - 0.1) / (1 + 0.1)));
        return Math.max(2, (int) ((sum - root) / 2));
    }

    private void leaveOut(Box3d box) {
        int side = grid.side();
        double reach = Math.hypot(box.length(), box.width()) / 2 + grid.pillarMetres();
        int radius = (int) Math.ceil(reach / grid.pillarMetres());
        int column = grid.index(box.x());
        int row = grid.index(box.y());
        for (int r = Math.max(0, row - radius); r <= Math.min(side - 1, row + radius); r++) {
            for (int c = Math.max(0, column - radius); c <= Math.min(side - 1, column + radius); c++) {
                if (Math.hypot(grid.middle(c) - box.x(), grid.middle(r) - box.y()) < reach) {
                    weight[r * side + c] = 0;
                }
            }
        }
    }
}

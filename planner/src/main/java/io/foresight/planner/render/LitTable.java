package io.foresight.planner.render;

/** The pixels of an image that show the table's top, in the order of the tiles of the shadow map in which the lamp is looked up. */
final class LitTable {
    /** What the table keeps of its light in shadow, of 256. */
    private static final int IN_SHADOW = 150;

    /** By tile: its first pixel in the arrays below; one more at the end. */
    private final int[] first;

    private final int[] pixel;
    private final int[] cell;
    /** Eighths into that cell along columns and rows: column x 8 + row. */
    private final byte[] part;

    private final float[] towards;

    private LitTable(int tiles, int pixels) {
        first = new int[tiles + 1];
        pixel = new int[pixels];
        cell = new int[pixels];
        part = new byte[pixels];
        towards = new float[pixels];
    }

    /** Darkens what lies in shadow in the image from index {@code from} on. */
    void shade(ShadowMap shadows, byte[] rgb, int from) {
        for (int i = 0; i < shadows.occupiedTiles(); i++) {
            int tile = shadows.occupiedTile(i);
            for (int at = first[tile]; at < first[tile + 1]; at++) {
                int light = shadows.light(cell[at], part[at] >> 3, part[at] & 7, towards[at]);
                if (light < 256) {
                    int kept = IN_SHADOW * 256 + (256 - IN_SHADOW) * light;
                    int begin = from + 3 * pixel[at];
                    for (int k = begin; k < begin + 3; k++) {
                        rgb[k] = (byte) ((rgb[k] & 255) * kept >> 16);
                    }
                }
            }
        }
    }

    /** Takes pixels in any order. */
    static final class Builder {
        private final ShadowMap shadows;
        private final int[] perTile;
        private final LitTable unsorted;
        private int count;

        /** Of at most so many pixels. */
        Builder(int most, ShadowMap shadows) {
            this.shadows = shadows;
            perTile = new int[shadows.tiles * shadows.tiles];
            unsorted = new LitTable(0, most);
        }

        /** A pixel that shows a point of the world; outside of the shadow map it stays lit. */
        void add(int pixel, double x, double y, double z) {
            float column = (float) shadows.column(x, y, z);
            float row = (float) shadows.row(x, y, z);
            int cell = shadows.cell(column, row);
            if (cell >= 0) {
                unsorted.pixel[count] = pixel;
                unsorted.cell[count] = cell;
                unsorted.part[count] = (byte) (ShadowMap.part(column) * 8 + ShadowMap.part(row));
                unsorted.towards[count] = (float) shadows.towards(x, y, z);
                perTile[shadows.tile(cell)]++;
                count++;
            }
        }

        LitTable build() {
            LitTable sorted = new LitTable(perTile.length, count);
            for (int tile = 0; tile < perTile.length; tile++) {
                sorted.first[tile + 1] = sorted.first[tile] + perTile[tile];
            }
            int[] next = sorted.first.clone();
            for (int i = 0; i < count; i++) {
                int at = next[shadows.tile(unsorted.cell[i])]++;
                sorted.pixel[at] = unsorted.pixel[i];
                sorted.cell[at] = unsorted.cell[i];
                sorted.part[at] = unsorted.part[i];
                sorted.towards[at] = unsorted.towards[i];
            }
            return sorted;
        }
    }
}

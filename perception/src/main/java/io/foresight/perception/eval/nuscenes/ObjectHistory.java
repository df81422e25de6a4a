package io.foresight.perception.eval.nuscenes;

/** When one object was there, and when it was matched; frames are counted within its scene. */
final class ObjectHistory {
    private static final int NEVER = -1;

    private int first = NEVER;
    private int last;
    private int frames;
    private int firstFound = NEVER;
    private int lastFound = NEVER;
    private int found;
    private int gap;
    private boolean lost;
    private int fragments;

    void matched(int frame) {
        begin(frame);
        gap = Math.max(gap, frame - (lastFound == NEVER ? first : lastFound + 1));
        fragments += lost ? 1 : 0;
        lost = false;
        firstFound = firstFound == NEVER ? frame : firstFound;
        lastFound = frame;
        found++;
    }

    void missed(int frame) {
        begin(frame);
        lost = lastFound != NEVER;
    }

    private void begin(int frame) {
        first = first == NEVER ? frame : first;
        last = frame;
        frames++;
    }

    boolean wasFound() {
        return found > 0;
    }

    double shareFound() {
        return (double) found / frames;
    }

    /** Times it was missed between matches. */
    int fragments() {
        return fragments;
    }

    /** Frames before the first match. */
    int framesToFirst() {
        return firstFound - first;
    }

    /** The most frames without a match in a row, before the first and after the last included. */
    int longestGap() {
        return Math.max(gap, last - lastFound);
    }
}

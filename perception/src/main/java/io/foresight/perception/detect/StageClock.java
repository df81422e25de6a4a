package io.foresight.perception.detect;

/** Times the stages of one detection. */
final class StageClock {
    private final long start = System.nanoTime();
    private long voxelised = start;
    private long answered = start;
    private long decoded = start;

    void voxelised() {
        voxelised = answered = decoded = System.nanoTime();
    }

    void answered() {
        answered = decoded = System.nanoTime();
    }

    void decoded() {
        decoded = System.nanoTime();
    }

    Effort.StageTimes times() {
        return new Effort.StageTimes(
                (voxelised - start) * 1e-6, (answered - voxelised) * 1e-6, (decoded - answered) * 1e-6);
    }
}

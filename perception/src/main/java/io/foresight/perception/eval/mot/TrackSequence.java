package io.foresight.perception.eval.mot;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The frames of one recording and one class, with identities as numbers from 0.
 *
 * @param name of the recording
 * @param truths how many objects are labelled
 * @param tracks how many tracks there are
 */
public record TrackSequence(String name, List<TrackFrame> frames, int truths, int tracks) {
    public TrackSequence {
        frames = List.copyOf(frames);
    }

    /** Of frames with any identities; the numbers from 0 are in the order of the identities. */
    public static TrackSequence of(String name, List<TrackFrame> frames) {
        int[] truths = identities(frames, TrackFrame::truths);
        int[] tracks = identities(frames, TrackFrame::tracks);
        List<TrackFrame> numbered = frames.stream()
                .map(frame -> new TrackFrame(
                        numbers(frame.truths(), truths), numbers(frame.tracks(), tracks), frame.similarity()))
                .toList();
        return new TrackSequence(name, numbered, truths.length, tracks.length);
    }

    /** Labelled boxes of all frames. */
    public int truthBoxes() {
        return frames.stream().mapToInt(frame -> frame.truths().length).sum();
    }

    /** Tracked boxes of all frames. */
    public int trackBoxes() {
        return frames.stream().mapToInt(frame -> frame.tracks().length).sum();
    }

    /** In how many frames each identity is. */
    static int[] counts(List<TrackFrame> frames, Function<TrackFrame, int[]> side, int identities) {
        int[] counts = new int[identities];
        for (TrackFrame frame : frames) {
            for (int identity : side.apply(frame)) {
                counts[identity]++;
            }
        }
        return counts;
    }

    private static int[] identities(List<TrackFrame> frames, Function<TrackFrame, int[]> side) {
        return frames.stream()
                .flatMapToInt(frame -> Arrays.stream(side.apply(frame)))
                .sorted()
                .distinct()
                .toArray();
    }

    private static int[] numbers(int[] identities, int[] sorted) {
        return Arrays.stream(identities)
                .map(identity -> Arrays.binarySearch(sorted, identity))
                .toArray();
    }
}

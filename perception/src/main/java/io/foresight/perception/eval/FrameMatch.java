package io.foresight.perception.eval;

import io.foresight.perception.taxonomy.ObjectClass;
import java.util.List;

/**
 * What became of the boxes of one frame. Because detections are matched in order of descending score, and only to labels of their class, the
 * verdicts on the detections above any threshold, or of any class, stay the same if the others are left out; a label is then found if its
 * finder is among those that are left.
 *
 * @param rule of the match, for users
 * @param detections verdict on each detection, in their order
 * @param labels verdict on each label, in their order
 * @param labelClasses class of each label in the model's taxonomy, for which it counts
 * @param finders position of the detection that matches each label, {@link #NOBODY} if there is none
 */
public record FrameMatch(
        String rule,
        List<Verdict> detections,
        List<Verdict> labels,
        List<ObjectClass> labelClasses,
        List<Integer> finders) {
    /** A label that no detection matches. */
    public static final int NOBODY = -1;

    /** What a box counts as. */
    public enum Verdict {
        /** The detection matches a label; the label is found. */
        HIT,
        /** A detection that matches nothing. */
        FALSE,
        /** A label that no detection matches. */
        MISSED,
        /** Too far, hardly seen, or of a class that the model does not know: neither right nor wrong. */
        NOT_COUNTED
    }

    public FrameMatch {
        detections = List.copyOf(detections);
        labels = List.copyOf(labels);
        labelClasses = List.copyOf(labelClasses);
        finders = List.copyOf(finders);
        if (labelClasses.size() != labels.size() || finders.size() != labels.size()) {
            throw new IllegalArgumentException("a match of " + labels.size() + " labels has classes of "
                    + labelClasses.size() + " and finders of " + finders.size());
        }
    }
}

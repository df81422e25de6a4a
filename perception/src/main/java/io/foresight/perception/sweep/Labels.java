package io.foresight.perception.sweep;

import java.util.List;

/**
 * The true objects of a sweep, or the information that it is not labelled: a labelled sweep without objects and an unlabelled sweep are
 * different.
 */
public sealed interface Labels {
    /** Not labelled. */
    Labels UNLABELLED = new Unlabelled();

    /** The labels of a labelled sweep; the list may be empty. */
    static Labels of(List<LabelledBox> boxes) {
        return new Labelled(boxes);
    }

    /** Whether the sweep is labelled. */
    boolean isLabelled();

    /** The objects; empty for an unlabelled sweep, so check {@link #isLabelled} before absence is interpreted. */
    List<LabelledBox> boxes();

    /** All objects of a labelled sweep. */
    record Labelled(List<LabelledBox> boxes) implements Labels {
        public Labelled {
            boxes = List.copyOf(boxes);
        }

        @Override
        public boolean isLabelled() {
            return true;
        }
    }

    /** An unlabelled sweep. */
    record Unlabelled() implements Labels {
        @Override
        public boolean isLabelled() {
            return false;
        }

        @Override
        public List<LabelledBox> boxes() {
            return List.of();
        }
    }
}

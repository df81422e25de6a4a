package io.foresight.perception.sweep;

import java.util.List;

/** The true objects of a sweep, or that nobody looked for them: an empty road and an unlabelled one are not the same. */
public sealed interface Labels {
    /** Nobody looked. */
    Labels UNLABELLED = new Unlabelled();

    /** Somebody looked, and found these; none is a finding too. */
    static Labels of(List<LabelledBox> boxes) {
        return new Labelled(boxes);
    }

    /** Did somebody look? */
    boolean isLabelled();

    /** The objects; none where nobody looked, so ask {@link #isLabelled} where absence is taken for a finding. */
    List<LabelledBox> boxes();

    /** All objects that were found. */
    record Labelled(List<LabelledBox> boxes) implements Labels {
        public Labelled {
            boxes = List.copyOf(boxes);
        }

        @Override
        public boolean isLabelled() {
            return true;
        }
    }

    /** Not looked at. */
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

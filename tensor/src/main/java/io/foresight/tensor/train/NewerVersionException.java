package io.foresight.tensor.train;

import java.nio.file.Path;

/** A sound checkpoint in a format this build does not read. The loop stops rather than fall back, since that would throw work away. */
public final class NewerVersionException extends TrainingException {
    private static final long serialVersionUID = 1L;

    NewerVersionException(Path file, int version, int supported) {
        super("checkpoint " + file + " has format version " + version + ", this build reads version " + supported
                + ". Resume with the build that wrote it, or start a new run in another directory.");
    }
}

package io.foresight.launch.doctor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Checks the machine, part by part. A check that throws an exception is itself a finding. */
public final class Doctor {
    /** Participants announce themselves at once when contacted, or every few seconds. */
    private static final Duration LISTENING = Duration.ofSeconds(2);

    private final Path root;

    /** @param root the repository's folder, where {@code models} is */
    public Doctor(Path root) {
        this.root = root;
    }

    /**
     * All findings, in the order in which they should be fixed.
     *
     * @param found receives each as soon as it is there
     */
    public List<Finding> examine(Consumer<Finding> found) {
        return Stream.<Supplier<Finding>>of(
                        () -> guarded("java", Machine::java),
                        () -> guarded("processor", Machine::processor),
                        () -> guarded("memory", Machine::memory),
                        () -> guarded("engine cache", Machine::cacheDisk),
                        () -> guarded("engine", Perception::engine),
                        () -> guarded("models", () -> Perception.models(root)),
                        () -> guarded("physics", Planning::physics),
                        () -> guarded("ROS 2 transport", RosGraph::transport),
                        () -> guarded("ROS 2 graph", () -> RosGraph.graph(System.getenv(), LISTENING)),
                        () -> guarded("receive buffers", () -> RosGraph.buffers(RosGraph.BUFFER_LIMIT)),
                        () -> Surroundings.port("viewer", 8080),
                        () -> Surroundings.port("perception service", 50051),
                        Surroundings::browser,
                        () -> Surroundings.recordings(root))
                .map(Supplier::get)
                .peek(found)
                .toList();
    }

    private static Finding guarded(String name, Examination examination) {
        try {
            return examination.examine();
        } catch (Exception | LinkageError e) {
            return Finding.fail(
                    name, "could not be checked: " + e.getMessage(), "fix the problem named in the message");
        }
    }

    /** One check. */
    private interface Examination {
        Finding examine() throws Exception;
    }
}

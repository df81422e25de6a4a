package io.foresight.launch.assembly;

import io.foresight.planner.serve.Offer;
import io.foresight.planner.serve.ServeConfig;
import io.foresight.planner.world.FailureModel;
import io.foresight.sim.assembly.PhysicalWorld;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The configuration of {@code foresight serve planner}: failure rates of its symbolic world, and the service. */
public record PlannerSettings(Failures symbolicFailures, ServeConfig service) {
    /** The failure rates measured in the physical world, on loopback. */
    public static final PlannerSettings DEFAULT = new PlannerSettings(Failures.CALIBRATED, ServeConfig.DEFAULT);

    /** Failure rates of the symbolic world. */
    public enum Failures {
        /** No failures. */
        NONE,
        /** The rates measured in the physical world. */
        CALIBRATED;

        private FailureModel model() {
            return this == NONE ? FailureModel.NONE : FailureModel.CALIBRATED;
        }
    }

    /** All installed policies, and both worlds. */
    public Offer offer() {
        Map<String, Offer.WorldFactory> worlds = new LinkedHashMap<>();
        for (WorldKind kind : WorldKind.values()) {
            worlds.put(
                    kind.toString(),
                    new Offer.WorldFactory(() -> kind.open(symbolicFailures.model()), () -> unavailable(kind)));
        }
        return Offer.of(worlds);
    }

    private static Optional<String> unavailable(WorldKind kind) {
        return switch (kind) {
            case SYMBOLIC -> Optional.empty();
            case PHYSICAL -> PhysicalWorld.unavailable();
        };
    }
}

package io.foresight.launch.cli;

import io.foresight.launch.assembly.WorldKind;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.FailureModel;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The world in which actions are executed. */
final class WorldOptions {
    /** Failure rates of a symbolic world. */
    enum Failures {
        NONE,
        CALIBRATED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--world",
            paramLabel = "WORLD",
            converter = WorldName.class,
            defaultValue = "symbolic",
            description =
                    "symbolic (rules with stated failure rates) or physical (rigid bodies) (default: ${DEFAULT-VALUE}).")
    private WorldKind world;

    @Option(
            names = "--failures",
            paramLabel = "LUCK",
            defaultValue = "calibrated",
            description =
                    "Failures of the symbolic world: none, or calibrated: slips, drops and jams as often as in the physical"
                            + " one (default: ${DEFAULT-VALUE}).")
    private Failures failures;

    WorldKind kind() {
        return world;
    }

    FailureModel failures() {
        return failures == Failures.NONE ? FailureModel.NONE : FailureModel.CALIBRATED;
    }

    /** Creates the world. */
    AssemblyWorld open() {
        return world.open(failures());
    }
}

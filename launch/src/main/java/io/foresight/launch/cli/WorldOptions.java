package io.foresight.launch.cli;

import io.foresight.launch.assembly.WorldKind;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.FailureModel;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Where an action is carried out. */
final class WorldOptions {
    /** How often things go wrong in a symbolic world. */
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
            description = "symbolic (rules and stated luck) or physical (rigid bodies) (default: ${DEFAULT-VALUE}).")
    private WorldKind world;

    @Option(
            names = "--failures",
            paramLabel = "LUCK",
            defaultValue = "calibrated",
            description = "Of symbolic worlds: none, or calibrated: slips, drops and jams as often as in the physical"
                    + " one (default: ${DEFAULT-VALUE}).")
    private Failures failures;

    WorldKind kind() {
        return world;
    }

    FailureModel failures() {
        return failures == Failures.NONE ? FailureModel.NONE : FailureModel.CALIBRATED;
    }

    /** A new one. */
    AssemblyWorld open() {
        return world.open(failures());
    }
}

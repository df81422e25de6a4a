package io.foresight.launch.assembly;

import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.sim.assembly.PhysicalWorld;
import java.util.Locale;

/** The kinds of worlds, as named on the command line. */
public enum WorldKind {
    /** Rules with stated failure rates. */
    SYMBOLIC,
    /** Rigid-body simulation. */
    PHYSICAL;

    /**
     * Creates a world of this kind.
     *
     * @param failures of the symbolic world; the physical one has its own random errors
     * @throws io.foresight.planner.task.PlannerException NATIVES_MISSING where the physics engine cannot be loaded
     */
    public AssemblyWorld open(FailureModel failures) {
        return this == SYMBOLIC ? new SymbolicWorld(failures) : PhysicalWorld.open();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

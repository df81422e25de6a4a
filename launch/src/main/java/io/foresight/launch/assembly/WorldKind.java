package io.foresight.launch.assembly;

import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.sim.assembly.PhysicalWorld;
import java.util.Locale;

/** The worlds, as the command line names them. */
public enum WorldKind {
    /** Rules and stated luck. */
    SYMBOLIC,
    /** Rigid bodies that push each other. */
    PHYSICAL;

    /**
     * A new world of this kind.
     *
     * @param failures of the symbolic one; the physical one has its own
     * @throws io.foresight.planner.task.PlannerException NATIVES_MISSING where physics cannot be loaded
     */
    public AssemblyWorld open(FailureModel failures) {
        return this == SYMBOLIC ? new SymbolicWorld(failures) : PhysicalWorld.open();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

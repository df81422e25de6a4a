package io.foresight.launch.doctor;

import io.foresight.sim.assembly.PhysicalWorld;
import java.util.Optional;

/** Checks the physics engine of the assembly world. */
final class Planning {
    private Planning() {}

    static Finding physics() {
        Optional<String> missing = PhysicalWorld.unavailable();
        return missing.isEmpty()
                ? Finding.ok("physics", "loaded, for assembly --world physical")
                : Finding.warn(
                        "physics",
                        missing.get(),
                        "assembly --world symbolic works without it, and the demo uses that automatically");
    }
}

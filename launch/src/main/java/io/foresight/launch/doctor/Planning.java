package io.foresight.launch.doctor;

import io.foresight.sim.assembly.PhysicalWorld;
import java.util.Optional;

/** Examines the assembly world's physics. */
final class Planning {
    private Planning() {}

    static Finding physics() {
        Optional<String> missing = PhysicalWorld.unavailable();
        return missing.isEmpty()
                ? Finding.ok("physics", "loaded, for assembly --world physical")
                : Finding.warn(
                        "physics",
                        missing.get(),
                        "assembly --world symbolic works without, and the demo takes it by itself");
    }
}

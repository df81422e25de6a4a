package io.foresight.planner.serve;

import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyKinds;
import io.foresight.planner.world.AssemblyWorld;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The policies and worlds that a service offers, by name. Each call opens its own and closes them at its end.
 *
 * @param worlds in the order in which they are listed
 */
public record Offer(PolicyKinds policies, Map<String, WorldFactory> worlds) {
    /** The default model of policies. */
    public static final String SYMBOLIC = "symbolic";

    public Offer {
        worlds = Collections.unmodifiableMap(new LinkedHashMap<>(worlds));
        if (policies.names().isEmpty() || worlds.isEmpty()) {
            throw new IllegalArgumentException(
                    "a service needs a policy and a world, got " + policies.names() + " and " + worlds.keySet());
        }
    }

    /** All installed kinds of policies that open no connections, and these worlds. */
    public static Offer of(Map<String, WorldFactory> worlds) {
        return new Offer(PolicyKinds.installed().withoutConnections(), worlds);
    }

    /**
     * Opens a world. Called by any thread, for each call that needs one.
     *
     * @param open throws a PlannerException NATIVES_MISSING where it cannot be opened
     * @param unavailable why it cannot be opened on this machine; empty if it can
     */
    public record WorldFactory(Supplier<AssemblyWorld> open, Supplier<Optional<String>> unavailable) {
        /** A world that is available on every machine. */
        public static WorldFactory always(Supplier<AssemblyWorld> open) {
            return new WorldFactory(open, Optional::empty);
        }
    }

    /** @throws RefusedException for an unknown name; the message lists the known ones */
    PolicyKind policy(String name, String field) {
        if (!policies.names().contains(name)) {
            throw unknown(ErrorCode.UNKNOWN_POLICY, field, name, policies.names());
        }
        return policies.named(name);
    }

    /** @throws RefusedException for an unknown name; the message lists the known ones */
    Supplier<AssemblyWorld> world(String name, String field) {
        WorldFactory factory = worlds.get(name);
        if (factory == null) {
            throw unknown(ErrorCode.UNKNOWN_WORLD, field, name, worlds.keySet());
        }
        return () -> RefusedException.at(field, factory.open());
    }

    /** The full name of a policy's model. */
    static String model(String name) {
        return name.isEmpty() ? SYMBOLIC : name;
    }

    private static RefusedException unknown(ErrorCode code, String field, String name, Iterable<String> known) {
        return RefusedException.badField(
                code, field, field + " must be one of " + String.join(", ", known) + ", got " + Quoted.of(name));
    }
}

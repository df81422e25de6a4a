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
 * What a service has to offer: policies and worlds by name. Each call gets its own, opened when it needs it and closed after it.
 *
 * @param worlds in the order in which they are listed
 */
public record Offer(PolicyKinds policies, Map<String, WorldFactory> worlds) {
    /** The world that policies imagine in unless told otherwise. */
    public static final String SYMBOLIC = "symbolic";

    public Offer {
        worlds = Collections.unmodifiableMap(new LinkedHashMap<>(worlds));
        if (policies.names().isEmpty() || worlds.isEmpty()) {
            throw new IllegalArgumentException(
                    "a service needs a policy and a world, got " + policies.names() + " and " + worlds.keySet());
        }
    }

    /** Every installed kind of policy, and these worlds. */
    public static Offer of(Map<String, WorldFactory> worlds) {
        return new Offer(PolicyKinds.installed(), worlds);
    }

    /**
     * Opens a world. Called for each call that wants one, by any thread.
     *
     * @param open throws a PlannerException NATIVES_MISSING where it cannot be opened
     * @param unavailable why it cannot be opened on this machine; empty: it can
     */
    public record WorldFactory(Supplier<AssemblyWorld> open, Supplier<Optional<String>> unavailable) {
        /** A world that every machine has. */
        public static WorldFactory always(Supplier<AssemblyWorld> open) {
            return new WorldFactory(open, Optional::empty);
        }
    }

    /** @throws RefusedException naming the known ones */
    PolicyKind policy(String name, String field) {
        if (!policies.names().contains(name)) {
            throw unknown(ErrorCode.UNKNOWN_POLICY, field, name, policies.names());
        }
        return policies.named(name);
    }

    /** @throws RefusedException naming the known ones */
    Supplier<AssemblyWorld> world(String name, String field) {
        WorldFactory factory = worlds.get(name);
        if (factory == null) {
            throw unknown(ErrorCode.UNKNOWN_WORLD, field, name, worlds.keySet());
        }
        return () -> RefusedException.at(field, factory.open());
    }

    /** The world that a policy imagines in, by its full name. */
    static String model(String name) {
        return name.isEmpty() ? SYMBOLIC : name;
    }

    private static RefusedException unknown(ErrorCode code, String field, String name, Iterable<String> known) {
        return RefusedException.badField(
                code, field, field + " must be one of " + String.join(", ", known) + ", got " + Quoted.of(name));
    }
}

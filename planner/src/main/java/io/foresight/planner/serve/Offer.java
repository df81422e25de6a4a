package io.foresight.planner.serve;

import io.foresight.planner.policy.Policy;
import io.foresight.planner.search.PolicyKind;
import io.foresight.planner.world.AssemblyWorld;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * What a service has to offer: policies and worlds by name. Each call gets its own, opened when it needs it and closed after it.
 *
 * @param policies makes a policy, given the world that it may imagine in (the policy owns it and closes it)
 */
public record Offer(Map<String, PolicyFactory> policies, Map<String, WorldFactory> worlds) {
    /** The world that policies imagine in unless told otherwise. */
    public static final String SYMBOLIC = "symbolic";

    /** In the order in which they are listed. */
    public Offer {
        policies = ordered(policies);
        worlds = ordered(worlds);
        if (policies.isEmpty() || worlds.isEmpty()) {
            throw new IllegalArgumentException(
                    "a service needs a policy and a world, got " + policies.keySet() + " and " + worlds.keySet());
        }
    }

    /** Every kind of policy that sees the state, and these worlds. */
    public static Offer of(Map<String, WorldFactory> worlds) {
        Map<String, PolicyFactory> policies = new LinkedHashMap<>();
        for (PolicyKind kind : PolicyKind.values()) {
            policies.put(kind.label(), new PolicyFactory(kind::open, model -> kind.usualBudget(model)
                    .nodes()));
        }
        return new Offer(policies, worlds);
    }

    /**
     * Makes policies. Called for each call that wants one, by any thread.
     *
     * @param open a new policy, given what opens the world that it may imagine in; the policy closes what it opened
     * @param usualNodes steps of a world of this kind that a decision is worth, when nobody says
     */
    public record PolicyFactory(Function<Supplier<AssemblyWorld>, Policy> open, ToIntFunction<String> usualNodes) {}

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
    PolicyFactory policy(String name, String field) {
        return named(policies, name, ErrorCode.UNKNOWN_POLICY, field);
    }

    /** @throws RefusedException naming the known ones */
    Supplier<AssemblyWorld> world(String name, String field) {
        WorldFactory factory = named(worlds, name, ErrorCode.UNKNOWN_WORLD, field);
        return () -> RefusedException.at(field, factory.open());
    }

    /** The world that a policy imagines in, by its full name. */
    static String model(String name) {
        return name.isEmpty() ? SYMBOLIC : name;
    }

    private static <T> T named(Map<String, T> known, String name, ErrorCode code, String field) {
        T found = known.get(name);
        if (found == null) {
            throw RefusedException.badField(
                    code, field, field + " must be one of " + names(known.keySet()) + ", got " + Quoted.of(name));
        }
        return found;
    }

    private static String names(Set<String> names) {
        return String.join(", ", names);
    }

    private static <T> Map<String, T> ordered(Map<String, T> named) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(named));
    }
}

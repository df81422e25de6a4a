package io.foresight.planner.policy;

import io.foresight.core.text.DidYouMean;
import io.foresight.planner.task.PlannerException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/** The available kinds of policies, by name. The constructor rejects invalid and duplicate names. */
public final class PolicyKinds {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final String OWN = "io.foresight.planner.";

    private final Map<String, PolicyKind> byName;

    /** @param kinds in the order in which they are listed */
    public PolicyKinds(List<PolicyKind> kinds) {
        Map<String, PolicyKind> named = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (PolicyKind kind : kinds) {
            String of = kind.getClass().getName();
            requireName(problems, kind.name(), of);
            List<String> options = new ArrayList<>();
            for (PolicyOption option : kind.options()) {
                requireName(problems, option.name(), "an option of " + of);
                if (options.contains(option.name())) {
                    problems.add(of + " has the option " + option.name() + " twice");
                }
                options.add(option.name());
            }
            PolicyKind other = named.putIfAbsent(kind.name(), kind);
            if (other != null) {
                problems.add(of + " and " + other.getClass().getName() + " are both named " + kind.name());
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("policies that cannot be offered: " + String.join("; ", problems));
        }
        byName = Collections.unmodifiableMap(named);
    }

    /**
     * All kinds provided by the modules on the class path: this module's own first, then the others in class path order.
     *
     * @throws PlannerException SETTING_WRONG when one of them cannot be loaded
     */
    public static PolicyKinds installed() {
        List<PolicyKind> found = new ArrayList<>();
        try {
            ServiceLoader.load(PolicyKind.class, PolicyKind.class.getClassLoader())
                    .forEach(found::add);
        } catch (ServiceConfigurationError broken) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG, "a kind of policy cannot be loaded: " + broken.getMessage());
        }
        found.sort(Comparator.comparing(kind -> !kind.getClass().getName().startsWith(OWN)));
        return new PolicyKinds(found);
    }

    /** The kinds that open no connections. */
    public PolicyKinds withoutConnections() {
        return new PolicyKinds(byName.values().stream()
                .filter(kind -> !kind.opensConnections())
                .toList());
    }

    /** All kinds. */
    public List<PolicyKind> all() {
        return List.copyOf(byName.values());
    }

    /** Their names, in the same order. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /**
     * The kind with this name.
     *
     * @throws PlannerException SETTING_WRONG for an unknown name; the message lists all names
     */
    public PolicyKind named(String name) {
        PolicyKind kind = byName.get(name);
        if (kind == null) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG,
                    "there is no policy \"" + name + "\"; choose one of " + String.join(", ", names())
                            + DidYouMean.suffix(name, names()));
        }
        return kind;
    }

    private static void requireName(List<String> problems, String name, String of) {
        if (!NAME.matcher(name).matches()) {
            problems.add(of + " is named \"" + name + "\"; names are lower-case words with dashes between them");
        }
    }
}

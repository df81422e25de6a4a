package io.foresight.planner.policy;

import io.foresight.core.text.DidYouMean;
import io.foresight.planner.task.PlannerException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Validated values of all options of a kind of policy. */
public final class PolicySettings {
    private final Map<String, String> values;

    private PolicySettings(Map<String, String> values) {
        this.values = values;
    }

    /** The default values. */
    public static PolicySettings usual(PolicyKind kind) {
        return read(kind, Map.of());
    }

    /**
     * The given values, and the defaults of all other options.
     *
     * @param given by option name
     * @throws PlannerException SETTING_WRONG listing all problems: unknown options and invalid values
     */
    public static PolicySettings read(PolicyKind kind, Map<String, String> given) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (PolicyOption option : kind.options()) {
            String value = given.getOrDefault(option.name(), option.usual());
            option.problem().apply(value).ifPresent(problems::add);
            values.put(option.name(), value);
        }
        for (String name : given.keySet()) {
            if (!values.containsKey(name)) {
                problems.add("policy " + kind.name() + " has no option \"" + name + "\""
                        + (values.isEmpty() ? " (it has none)" : " (it has " + String.join(", ", values.keySet()) + ")")
                        + DidYouMean.suffix(name, values.keySet()));
            }
        }
        if (!problems.isEmpty()) {
            throw new PlannerException(PlannerException.Code.SETTING_WRONG, String.join("; ", problems));
        }
        return new PolicySettings(values);
    }

    /** The text of an option. */
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("unknown option " + name + "; known are " + values.keySet());
        }
        return value;
    }

    /** The number of an option. */
    public double number(String name) {
        return Double.parseDouble(text(name));
    }

    /** The integer of an option. */
    public long whole(String name) {
        return Long.parseLong(text(name));
    }

    /** The value of a flag. */
    public boolean flag(String name) {
        return text(name).equals("true");
    }
}

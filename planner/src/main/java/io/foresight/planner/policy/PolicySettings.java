package io.foresight.planner.policy;

import io.foresight.core.text.DidYouMean;
import io.foresight.planner.task.PlannerException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of all options of a kind of policy, each of which its option takes. */
public final class PolicySettings {
    private final Map<String, String> values;

    private PolicySettings(Map<String, String> values) {
        this.values = values;
    }

    /** Everything as usual. */
    public static PolicySettings usual(PolicyKind kind) {
        return read(kind, Map.of());
    }

    /**
     * What was given, and what is usual for the rest.
     *
     * @param given by the options' names
     * @throws PlannerException SETTING_WRONG with all problems: unknown options and wrong values
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

    /** A word or any text. */
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no option is named " + name + "; there are " + values.keySet());
        }
        return value;
    }

    /** A number. */
    public double number(String name) {
        return Double.parseDouble(text(name));
    }

    /** A whole number. */
    public long whole(String name) {
        return Long.parseLong(text(name));
    }

    /** Is it to be done? */
    public boolean flag(String name) {
        return text(name).equals("true");
    }
}

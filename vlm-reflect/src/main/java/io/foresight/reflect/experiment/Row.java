package io.foresight.reflect.experiment;

import io.foresight.reflect.disturb.Condition;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row of the evidence: a kind of policy with its options.
 *
 * @param name lower-case words with dashes, for the command line and file names
 * @param title what it is, for people
 * @param policy name of its kind, whether or not that is installed
 * @param options those that differ from the kind's defaults
 * @param models role of the models that it is run with, one after the other, see {@link ModelSets}; empty: it needs none
 * @param searchesIn the kind of world that it searches in, if it does, as {@link io.foresight.planner.world.AssemblyWorld#kind} names it;
 *     empty: the one in which its actions are executed
 * @param condition under which it sees pictures
 */
public record Row(
        String name,
        String title,
        Group group,
        String policy,
        Map<String, String> options,
        String models,
        String searchesIn,
        Condition condition) {
    /** Name of the option that names a model. */
    static final String WEIGHTS = "weights";

    /** A row under the condition of training. */
    public Row(
            String name,
            String title,
            Group group,
            String policy,
            Map<String, String> options,
            String models,
            String searchesIn) {
        this(name, title, group, policy, options, models, searchesIn, Condition.AS_TRAINED);
    }

    /** Checks the name and copies the options. */
    public Row {
        options = Map.copyOf(new TreeMap<>(options));
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("a row's name must be lower-case words with dashes, got " + name);
        }
    }
}

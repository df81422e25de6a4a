package io.foresight.perception.eval;

import io.foresight.core.text.DidYouMean;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Finds the rules of a task by the name that the command line uses. */
public final class Evaluations {
    private static final Map<EvaluationTask, Map<String, Evaluation>> KNOWN = find();

    private Evaluations() {}

    private static Map<EvaluationTask, Map<String, Evaluation>> find() {
        Map<EvaluationTask, Map<String, Evaluation>> known = new EnumMap<>(EvaluationTask.class);
        for (Evaluation rules : ServiceLoader.load(Evaluation.class, Evaluations.class.getClassLoader())) {
            Evaluation other =
                    known.computeIfAbsent(rules.task(), task -> new TreeMap<>()).put(rules.format(), rules);
            if (other != null) {
                throw new IllegalStateException(
                        "two rules of " + rules.task().word() + " have the name " + rules.format() + ": "
                                + other.getClass().getName() + " and "
                                + rules.getClass().getName());
            }
        }
        return known;
    }

    /** The formats of a task, in alphabetical order. */
    public static List<String> formats(EvaluationTask task) {
        return List.copyOf(KNOWN.getOrDefault(task, Map.of()).keySet());
    }

    /**
     * The rules of that name.
     *
     * @throws IllegalArgumentException when there are none, with the names that there are
     */
    public static Evaluation named(EvaluationTask task, String format) {
        Evaluation rules = KNOWN.getOrDefault(task, Map.of()).get(format);
        if (rules == null) {
            String meant = DidYouMean.nearest(format, formats(task))
                    .map(near -> ", did you mean \"" + near + "\"?")
                    .orElse("");
            throw new IllegalArgumentException("unknown format \"" + format + "\" of " + task.word() + meant
                    + "; formats: " + String.join(", ", formats(task)));
        }
        return rules;
    }
}

package io.foresight.perception.eval;

import io.foresight.perception.data.BadDataException;
import java.io.IOException;
import java.util.List;

/**
 * The rules by which one benchmark scores results of one task. Implementations are found by {@link java.util.ServiceLoader}: a class with a
 * public no-argument constructor, listed in {@code META-INF/services/io.foresight.perception.eval.Evaluation}. Stateless.
 */
public interface Evaluation {
    /** What is scored. */
    EvaluationTask task();

    /** The word after {@code --format}: lower-case letters and digits, unique within the task. */
    String format();

    /** What the labels, the results and the settings are files of, for help: lines of at most 66 characters. */
    List<String> inputs();

    /** Whether it gives intervals where they are asked for. */
    default boolean hasIntervals() {
        return false;
    }

    /**
     * Scores results against labels. Figures behind which nothing was counted are NaN, not 0.
     *
     * @throws BadDataException naming the file and what is wrong in it, also where results and labels are not of the same frames
     * @throws IllegalArgumentException when settings are given to rules that have none
     */
    EvaluationReport evaluate(EvaluationInputs inputs) throws IOException;
}

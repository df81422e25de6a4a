package io.foresight.reflect.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row with one of its models.
 *
 * @param number of the model among those of its role, from 1; 0: the row needs none, or there is none
 */
public record RowPlan(Row row, int number, Optional<ModelSets.Model> model) {
    /** All that are to be run, rows in order. A row without the models that it needs is among them, to be reported. */
    public static List<RowPlan> of(List<Row> rows, ModelSets models) {
        List<RowPlan> plans = new ArrayList<>();
        for (Row row : rows) {
            List<ModelSets.Model> own = models.of(row.models());
            if (own.isEmpty()) {
                plans.add(new RowPlan(row, 0, Optional.empty()));
            }
            for (int k = 0; k < own.size(); k++) {
                plans.add(new RowPlan(row, k + 1, Optional.of(own.get(k))));
            }
        }
        return plans;
    }

    /** For messages: {@code reflect, model 2}. */
    public String label() {
        return number == 0 ? row.name() : row.name() + ", model " + number;
    }
}

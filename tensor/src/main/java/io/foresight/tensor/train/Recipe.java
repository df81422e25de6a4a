package io.foresight.tensor.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one parameter is trained, once the groups are resolved.
 *
 * @param slot the parameter
 * @param rule ADAMW or MUON
 * @param rateScale factor on the schedule's learning rate
 * @param decay decoupled weight decay, 0 for what has fewer than two dimensions
 */
record Recipe(TensorLayout.Slot slot, UpdateRule rule, double rateScale, double decay) {

    /** A recipe for every parameter of the layout, in order. */
    static List<Recipe> of(TensorLayout layout, TrainingSettings settings) {
        List<Recipe> recipes = new ArrayList<>();
        for (TensorLayout.Slot slot : layout.slots()) {
            Optional<ParameterGroup> group = groupOf(slot.name(), settings);
            UpdateRule rule = group.flatMap(ParameterGroup::rule).orElse(UpdateRule.ADAMW);
            double decay = group.flatMap(ParameterGroup::weightDecay).orElse(settings.weightDecay());
            recipes.add(new Recipe(
                    slot,
                    rule == UpdateRule.MUON && slot.isMatrix() ? UpdateRule.MUON : UpdateRule.ADAMW,
                    group.flatMap(ParameterGroup::learningRateScale).orElse(1.0),
                    slot.isMatrix() ? decay : 0));
        }
        return List.copyOf(recipes);
    }

    /** Has the learner leave out what the settings freeze; refuses a group that means no weight of the learner. */
    static void freeze(Learner learner, TrainingSettings settings) {
        List<String> names = Stream.of(learner.parameters(), learner.buffers())
                .flatMap(layout -> layout.slots().stream())
                .map(TensorLayout.Slot::name)
                .toList();
        for (ParameterGroup group : settings.groups()) {
            if (names.stream().noneMatch(group::means)) {
                throw new TrainingException(
                        "parameter group " + group.names() + " means no weight of the network; there are " + names);
            }
        }
        boolean some = learner.parameters().slots().stream().anyMatch(slot -> isFrozen(slot.name(), settings));
        if (some) {
            learner.freeze(name -> isFrozen(name, settings));
        }
    }

    private static boolean isFrozen(String name, TrainingSettings settings) {
        return groupOf(name, settings).flatMap(ParameterGroup::rule).equals(Optional.of(UpdateRule.FROZEN));
    }

    private static Optional<ParameterGroup> groupOf(String name, TrainingSettings settings) {
        return settings.groups().stream().filter(group -> group.means(name)).findFirst();
    }

    /** Factor by which this step shrinks the parameter. */
    float keep(double learningRate) {
        return decay == 0 ? 1 : (float) (1 - learningRate * rateScale * decay);
    }
}

package io.foresight.planner.search;

/** Steps of a physical model are some 1,000 times as dear as those of any other. */
final class ModelCost {
    private static final String PHYSICAL = "physical";

    private ModelCost() {}

    /** Steps that a decision is worth in a model of this kind. */
    static int nodes(String modelKind, int cheap, int dear) {
        return modelKind.equals(PHYSICAL) ? dear : cheap;
    }
}

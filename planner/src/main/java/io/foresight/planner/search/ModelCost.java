package io.foresight.planner.search;

/** Model steps of a physical world cost about 1,000 times as much as those of other worlds. */
final class ModelCost {
    private static final String PHYSICAL = "physical";

    private ModelCost() {}

    /** Default number of model steps per decision for a model of this kind. */
    static int nodes(String modelKind, int cheap, int dear) {
        return modelKind.equals(PHYSICAL) ? dear : cheap;
    }
}

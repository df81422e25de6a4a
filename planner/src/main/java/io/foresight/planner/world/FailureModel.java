package io.foresight.planner.world;

import io.foresight.planner.task.PlannerException;

/**
 * How often things go wrong: probabilities in [0, 1], each of an action that would come off if nothing went wrong, except the last two.
 *
 * @param slip of a pick-up whose grasp does not hold: the piece stays where it was
 * @param pickDrop of a pick-up that loses the piece on the way up: it falls on the table and lies
 * @param putDrop of a put-down that loses the piece on the way: it falls on the table and lies
 * @param turnDrop of a reorientation that loses the piece: it falls on the table and lies
 * @param insertDrop of an insertion that loses the piece: it stays loose on the board
 * @param jam of an insertion that gets stuck half-way: the piece is held still
 * @param pulledLoose that a pick-up of a piece which is held down from above moves one of the pieces over it out of its seat
 * @param pushedLoose that an insertion which a piece over the pocket blocks, or the held piece's lying, moves a seated piece out of its
 *     seat
 */
public record FailureModel(
        double slip,
        double pickDrop,
        double putDrop,
        double turnDrop,
        double insertDrop,
        double jam,
        double pulledLoose,
        double pushedLoose) {
    /** Nothing ever goes wrong: every action does what {@link Rules} say. */
    public static final FailureModel NONE = new FailureModel(0, 0, 0, 0, 0, 0, 0, 0);

    /** Assumed, not measured: one action in a hundred goes wrong, and every tenth mistake moves a neighbour. */
    public static final FailureModel CALIBRATED = new FailureModel(0.005, 0.005, 0.01, 0.01, 0.005, 0.01, 0.1, 0.1);

    public FailureModel {
        double[] all = {slip, pickDrop, putDrop, turnDrop, insertDrop, jam, pulledLoose, pushedLoose};
        for (double probability : all) {
            require(probability);
        }
        require(slip + pickDrop);
        require(insertDrop + jam);
    }

    private static void require(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG,
                    "a probability of failure, and the sum of those of one action, must be 0 .. 1, got " + probability);
        }
    }
}

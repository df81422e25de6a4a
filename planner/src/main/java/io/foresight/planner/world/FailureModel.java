package io.foresight.planner.world;

import io.foresight.planner.task.PlannerException;

/**
 * How often things go wrong, as probabilities in [0, 1].
 *
 * @param slip of a pick-up whose grasp does not hold: the piece stays where it was
 * @param pickDrop of a pick-up that loses the piece on the way up
 * @param putDrop of a put-down that loses the piece on the way
 * @param turnDrop of a reorientation that loses the piece
 * @param insertDrop of an insertion, possible or not, that loses the piece on the way
 * @param jam of an insertion that gets stuck although nothing is in the way: the piece is held still
 * @param jamAgain of an insertion with the same grasp as the one before it, which jammed
 * @param pulledLoose that a pick-up of a piece which is held down from above moves one of the pieces over it out of its seat
 * @param pushedLoose that an insertion which a piece over the pocket blocks, or the held piece's lying, moves a seated piece out of its
 *     seat
 * @param tips that an upright piece which was dropped comes to lie
 * @param ontoBoard that a piece which was dropped on its way to or from the board ends on it, loose, and not on the table
 */
public record FailureModel(
        double slip,
        double pickDrop,
        double putDrop,
        double turnDrop,
        double insertDrop,
        double jam,
        double jamAgain,
        double pulledLoose,
        double pushedLoose,
        double tips,
        double ontoBoard) {
    /** Nothing ever goes wrong: every action does what {@link Rules} say. */
    public static final FailureModel NONE = new FailureModel(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * As often as in the physical world with its default settings: {@code foresight assembly calibrate --split train --tasks 4000
     * --seed 1}, 53,193 actions. Events of trials: slip 261 of 21,977, pick drop 60 of 21,977, put drop 32 of 7,213, turn drop 15 of
     * 4,466, insert drop 59 of 15,514, jam 238 of 14,453, jam again 140 of 335, pulled loose 1 of 1,577, pushed loose 9 of 658, tips
     * 43 of 126, onto board 56 of 76.
     */
    public static final FailureModel CALIBRATED =
            new FailureModel(0.0119, 0.0027, 0.0044, 0.0034, 0.0038, 0.0165, 0.42, 0.0006, 0.014, 0.34, 0.74);

    public FailureModel {
        double[] all = {slip, pickDrop, putDrop, turnDrop, insertDrop, jam, pulledLoose, pushedLoose, tips, ontoBoard};
        for (double probability : all) {
            require(probability);
        }
        require(slip + pickDrop);
        require(insertDrop + jam);
        require(insertDrop + jamAgain);
        require(insertDrop + pushedLoose);
    }

    private static void require(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG,
                    "a probability of failure, and the sum of those of one action, must be 0 .. 1, got " + probability);
        }
    }
}

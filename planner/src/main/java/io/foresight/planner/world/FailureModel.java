package io.foresight.planner.world;

import io.foresight.planner.task.PlannerException;

/**
 * Failure probabilities, in [0, 1].
 *
 * @param slip the grasp of a pick-up slips: the piece stays where it was
 * @param pickDrop a pick-up drops the piece on the way up
 * @param putDrop a put-down drops the piece on the way
 * @param turnDrop a reorientation drops the piece
 * @param insertDrop an insertion, possible or not, drops the piece on the way
 * @param jam an insertion gets stuck although nothing is in the way: the piece is still held
 * @param jamAgain an insertion gets stuck with the same grasp as the previous one, which jammed
 * @param pulledLoose a pick-up of a piece that is held down from above moves one of the pieces over it out of its seat
 * @param pushedLoose an insertion that is blocked by a piece over the pocket, or by the held piece lying on its side, moves a seated piece
 *     out of its seat
 * @param tips a dropped upright piece comes to lie on its side
 * @param ontoBoard a piece dropped on its way to or from the board ends on it, loose, and not on the table
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
    /** No failures: every action has the effect given by {@link Rules}. */
    public static final FailureModel NONE = new FailureModel(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * The frequencies measured in the physical world with its default settings: {@code foresight assembly calibrate --split train --tasks
     * 4000 --seed 1}, 53,193 actions. Events of trials: slip 261 of 21,977, pick drop 60 of 21,977, put drop 32 of 7,213, turn drop 15 of
     * 4,466, insert drop 59 of 15,514, jam 238 of 14,453, jam again 140 of 335, pulled loose 1 of 1,577, pushed loose 9 of 658, tips 43 of
     * 126, onto board 56 of 76.
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

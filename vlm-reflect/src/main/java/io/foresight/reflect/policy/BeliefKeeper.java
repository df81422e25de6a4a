package io.foresight.reflect.policy;

import io.foresight.planner.policy.Situation;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.render.Picture;
import io.foresight.reflect.belief.Belief;
import io.foresight.reflect.belief.OrderReading;
import io.foresight.reflect.belief.OutcomeRules;
import io.foresight.reflect.belief.PieceReading;
import io.foresight.reflect.imagine.Frame;
import io.foresight.reflect.imagine.Observation;
import io.foresight.reflect.language.StatedOrder;
import io.foresight.reflect.read.PictureReader;
import java.util.List;
import java.util.Optional;

/** Keeps an episode's belief up with what a policy is shown: the goal and what
 * the instruction states about the order are read once, each picture and each report once. */
public final class BeliefKeeper {
    private final PictureReader reader;
    private final OutcomeRules rules;
    private final Memory memory;
    private long seed;
    private long decisions;
    private OrderReading order; // null: the episode's goal was not read yet
    private Belief belief; // null: nothing is believed yet
    private int reportsTaken;

    /**
     * An empty belief.
     *
     * @param reader stays the caller's
     * @param memory of what happened
     */
    public BeliefKeeper(PictureReader reader, OutcomeRules rules, Memory memory) {
        this.reader = reader;
        this.rules = rules;
        this.memory = memory;
    }

    /** What a belief keeps of an episode's past. */
    public enum Memory {
        /** Reports correct it. */
        ALL,
        /** Nothing: each decision believes what its pictures say, the same of the same pictures. */
        NONE,
        /**
         * Nothing; but each decision draws its samples anew, and any of them is the first. Whoever keeps to the first then tries another order
         * when a mistake has led back to the same scene (posterior sampling, Thompson 1933), where the likeliest would be tried for ever.
         */
        NONE_DRAWN_ANEW;

        /** {@link #ALL} or {@link #NONE}. */
        public static Memory allIf(boolean remembers) {
            return remembers ? ALL : NONE;
        }
    }

    /** Side of the square pictures that it reads, pixels. */
    public int side() {
        return reader.side();
    }

    /** Begins an episode. */
    public void begin(long episodeSeed) {
        seed = episodeSeed;
        decisions = 0;
        order = null;
        belief = null;
        reportsTaken = 0;
    }

    /**
     * The belief after this situation.
     *
     * @throws IllegalArgumentException without pictures
     */
    public Belief now(Situation situation) {
        return now(situation, new StageClock());
    }

    /** As above, telling the clock what is done. */
    Belief now(Situation situation, StageClock clock) {
        clock.enter(StageClock.Stage.DRAW);
        Picture goal = picture(situation.goal(), "the goal");
        Picture image = picture(situation.image(), "the scene");
        if (order == null) {
            clock.enter(StageClock.Stage.ENCODE);
            order = StatedOrder.in(situation.instruction(), situation.pieces())
                    .shift(reader.order(goal, situation.pieces()));
        }
        clock.enter(StageClock.Stage.ENCODE);
        PieceReading seen = reader.pieces(image, goal, situation.pieces());
        clock.enter(StageClock.Stage.BELIEVE);
        decisions++;
        if (belief == null || memory != Memory.ALL) {
            boolean anew = memory == Memory.NONE_DRAWN_ANEW;
            belief = new Belief(order, rules, anew ? seed + decisions : seed, !anew);
        }
        if (memory == Memory.ALL) {
            List<SkillReport> reports = situation.reports();
            reports.subList(reportsTaken, reports.size())
                    .forEach(report -> belief.happened(report.action(), report.succeeded()));
            reportsTaken = reports.size();
        }
        belief.see(seen);
        return belief;
    }

    /**
     * The situation as world models are told it, after {@link #now} for the same situation.
     *
     * @throws IllegalArgumentException without pictures
     */
    public Observation observation(Situation situation) {
        Picture goal = picture(situation.goal(), "the goal");
        Picture image = picture(situation.image(), "the scene");
        Frame frame = reader.frame(image, goal, situation.pieces());
        return new Observation(situation, order, frame, belief.samples());
    }

    private static Picture picture(Optional<Picture> picture, String of) {
        return picture.orElseThrow(
                () -> new IllegalArgumentException("a policy that reads pictures needs one of " + of));
    }
}

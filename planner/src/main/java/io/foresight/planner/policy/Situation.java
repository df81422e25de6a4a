package io.foresight.planner.policy;

import io.foresight.planner.render.Picture;
import io.foresight.planner.render.TaskPictures;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Colour;
import io.foresight.planner.world.Scene;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a policy is shown before it decides, as its {@link Sight} says. What it does not see is not in here; asking for it throws.
 *
 * <p>A policy that sees the state numbers the pieces as the board does. One that does not numbers them as {@link #pieces} lists them, in
 * its decisions, in what it imagines, and in {@link #reports}. One thread at a time.
 */
public final class Situation {
    private final Optional<Moment> moment;
    private final List<Colour> pieces;
    private final String instruction;
    private final List<SkillReport> reports;
    private final int stepsLeft;
    private final Drawing image;
    private final Drawing goal;

    private Situation(
            Optional<Moment> moment,
            List<Colour> pieces,
            Optional<String> instruction,
            List<SkillReport> reports,
            int stepsLeft,
            Drawing image,
            Drawing goal) {
        this.moment = moment;
        this.pieces = List.copyOf(pieces);
        this.instruction = instruction.orElseGet(() -> usualInstruction(pieces));
        this.reports = List.copyOf(reports);
        this.stepsLeft = stepsLeft;
        this.image = image;
        this.goal = goal;
    }

    /** Everything but pictures. */
    public static Situation ofState(Moment moment) {
        return of(moment, Sight.STATE, Optional.empty(), Optional.empty());
    }

    /**
     * What a client has that was sent pictures and no state.
     *
     * @param pieces in the order of {@link Colour}
     * @param reports about pieces by their number in {@code pieces}, oldest first
     */
    public static Situation ofPictures(
            List<Colour> pieces,
            Optional<String> instruction,
            List<SkillReport> reports,
            int stepsLeft,
            Picture image,
            Picture goal) {
        return new Situation(
                Optional.empty(),
                pieces,
                instruction,
                reports,
                stepsLeft,
                new Drawing(() -> image),
                new Drawing(() -> goal));
    }

    /** @param drawing there where {@code sight} asks for pictures */
    static Situation of(Moment moment, Sight sight, Optional<TaskPictures> drawing, Optional<String> instruction) {
        PieceNumbering numbering = numbering(moment, sight);
        return new Situation(
                sight.state() ? Optional.of(moment) : Optional.empty(),
                numbering.colours(),
                instruction,
                moment.history().stream()
                        .map(SkillReport::of)
                        .map(report -> new SkillReport(numbering.toPolicy(report.action()), report.succeeded()))
                        .toList(),
                moment.stepsLeft(),
                drawing.map(pictures -> new Drawing(() -> pictures.scene(moment.scene())))
                        .orElse(null),
                drawing.map(pictures -> new Drawing(() -> pictures.goal(moment.task())))
                        .orElse(null));
    }

    static PieceNumbering numbering(Moment moment, Sight sight) {
        return sight.state()
                ? PieceNumbering.ofBoard(moment.task().board())
                : PieceNumbering.byColour(moment.task().board());
    }

    /** The sentence that stands where nobody gave another. */
    private static String usualInstruction(List<Colour> pieces) {
        return "Put all pieces into the board until it looks like the goal, one action at a time: "
                + pieces.stream().map(Colour::label).collect(Collectors.joining(", ")) + ".";
    }

    /**
     * The task with its board, order and start.
     *
     * @throws IllegalStateException where the state is not seen, as all others do that say so
     */
    public AssemblyTask task() {
        return seen().task();
    }

    /** Where every piece is. Throws where the state is not seen. */
    public AssemblyState state() {
        return seen().state();
    }

    /** Poses of everything now. Throws where the state is not seen. */
    public Scene scene() {
        return seen().scene();
    }

    /** The moment in the executing world; empty on a real robot. Throws where the state is not seen. */
    public Optional<Moment.Saved> saved() {
        return seen().saved();
    }

    /** What was done so far and how it ended, with reasons, oldest first. Throws where the state is not seen. */
    public List<Attempt> history() {
        return seen().history();
    }

    /** Colours of the pieces, by number. */
    public List<Colour> pieces() {
        return pieces;
    }

    /** What is to be done, in words. */
    public String instruction() {
        return instruction;
    }

    /** What was done so far, as the skills reported it, oldest first. */
    public List<SkillReport> reports() {
        return reports;
    }

    /** Decisions that the episode still allows, this one included. */
    public int stepsLeft() {
        return stepsLeft;
    }

    /** The scene as it is at this moment, drawn when first asked for; empty for a policy that sees no pictures. */
    public Optional<Picture> image() {
        return Optional.ofNullable(image).map(Drawing::get);
    }

    /** The finished board, drawn when first asked for; empty for a policy that sees no pictures. */
    public Optional<Picture> goal() {
        return Optional.ofNullable(goal).map(Drawing::get);
    }

    private Moment seen() {
        return moment.orElseThrow(() -> new IllegalStateException(
                "this policy declares not to see the state, so it has none: use image(), goal(), pieces() and reports(),"
                        + " or declare a sight with the state"));
    }

    /** A picture that is drawn once, when it is needed. */
    private static final class Drawing {
        private final Supplier<Picture> draw;
        private Picture drawn; // null: not yet

        Drawing(Supplier<Picture> draw) {
            this.draw = draw;
        }

        Picture get() {
            if (drawn == null) {
                drawn = draw.get();
            }
            return drawn;
        }
    }
}

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
 * The input of a policy's decision, as declared by its {@link Sight}. It does not contain what the policy does not see; accessing that
 * throws an exception.
 *
 * <p>For a policy that sees the state, pieces are numbered as on the board. For other policies they are numbered as listed by {@link
 * #pieces}, in decisions, imagined alternatives and {@link #reports}. Not thread-safe.
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

    /** A situation with everything except images. */
    public static Situation ofState(Moment moment) {
        return of(moment, Sight.STATE, Optional.empty(), Optional.empty());
    }

    /**
     * The situation of a client that received images without the state.
     *
     * @param pieces in the order of {@link Colour}
     * @param reports on pieces by their number in {@code pieces}, oldest first
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

    /**
     * The same for a policy that does not see the state: nothing derived from it, and other numbers of the pieces. The images are shared.
     *
     * @throws IllegalStateException if the state is not seen here either
     */
    public Situation withoutState() {
        PieceNumbering numbering = PieceNumbering.byColour(task().board());
        return new Situation(
                Optional.empty(),
                numbering.colours(),
                Optional.of(instruction),
                reports(history(), numbering),
                stepsLeft,
                image,
                goal);
    }

    /** @param drawing present if {@code sight} requires images */
    static Situation of(Moment moment, Sight sight, Optional<TaskPictures> drawing, Optional<String> instruction) {
        PieceNumbering numbering = numbering(moment, sight);
        return new Situation(
                sight.state() ? Optional.of(moment) : Optional.empty(),
                numbering.colours(),
                instruction,
                reports(moment.history(), numbering),
                moment.stepsLeft(),
                drawing.map(pictures -> new Drawing(() -> pictures.scene(moment.scene())))
                        .orElse(null),
                drawing.map(pictures -> new Drawing(() -> pictures.goal(moment.task())))
                        .orElse(null));
    }

    private static List<SkillReport> reports(List<Attempt> history, PieceNumbering numbering) {
        return history.stream()
                .map(SkillReport::of)
                .map(report -> new SkillReport(numbering.toPolicy(report.action()), report.succeeded()))
                .toList();
    }

    static PieceNumbering numbering(Moment moment, Sight sight) {
        return sight.state()
                ? PieceNumbering.ofBoard(moment.task().board())
                : PieceNumbering.byColour(moment.task().board());
    }

    /** The default instruction. */
    public static String usualInstruction(List<Colour> pieces) {
        return "Put all pieces into the board until it looks like the goal, one action at a time: "
                + pieces.stream().map(Colour::label).collect(Collectors.joining(", ")) + ".";
    }

    /**
     * The task with its board, dependencies and start.
     *
     * @throws IllegalStateException if the policy does not see the state; the same holds for the other methods that say so
     */
    public AssemblyTask task() {
        return seen().task();
    }

    /** The state of every piece. Throws if the policy does not see the state. */
    public AssemblyState state() {
        return seen().state();
    }

    /** The present poses of everything. Throws if the policy does not see the state. */
    public Scene scene() {
        return seen().scene();
    }

    /** The saved state of the executing world; empty on a real robot. Throws if the policy does not see the state. */
    public Optional<Moment.Saved> saved() {
        return seen().saved();
    }

    /** The actions so far and their outcomes with reasons, oldest first. Throws if the policy does not see the state. */
    public List<Attempt> history() {
        return seen().history();
    }

    /** Colours of the pieces, by number. */
    public List<Colour> pieces() {
        return pieces;
    }

    /** The instruction as text. */
    public String instruction() {
        return instruction;
    }

    /** The actions so far with the success reported by the skills, oldest first. */
    public List<SkillReport> reports() {
        return reports;
    }

    /** Number of decisions that the episode still allows, including this one. */
    public int stepsLeft() {
        return stepsLeft;
    }

    /** The image of the present scene, rendered on first access; empty for a policy without images. */
    public Optional<Picture> image() {
        return Optional.ofNullable(image).map(Drawing::get);
    }

    /** The image of the finished board, rendered on first access; empty for a policy without images. */
    public Optional<Picture> goal() {
        return Optional.ofNullable(goal).map(Drawing::get);
    }

    private Moment seen() {
        return moment.orElseThrow(() -> new IllegalStateException(
                "this policy declares not to see the state, so it has none: use image(), goal(), pieces() and reports(),"
                        + " or declare a sight with the state"));
    }

    /** An image that is rendered once, on demand. */
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

package io.foresight.reflect.prompt;

import io.foresight.planner.policy.Situation;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Colour;
import io.foresight.reflect.propose.Proposer.ImaginedPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The two questions of ReflectVLM (arXiv 2502.16707), in words of our own: what to do next, and what to do next given where
 * the own plan would lead. Pictures come in its order: goal, now, imagined.
 */
public final class PlanningPrompts {
    /** Actions before this one that a prompt tells of, as in the paper. */
    public static final int HISTORY = 10;

    private static final String SYSTEM = "You steer a robot arm that puts coloured pieces into a board. You are shown"
            + " pictures and say which single action comes next.";

    private static final String SKILLS = """
            What the arm can do, where X is the colour of a piece:
            pick up X: take X from the table or out of the board; the hand must be empty
            put down X: lay X, which is in the hand, back on the table
            reorient X: turn X, which is in the hand, upright
            insert X: push X, which is in the hand and upright, into its place in the board
            done: everything looks like the goal, nothing is left to do
            Pieces cross each other in the board. While one lies over another, the lower one can go neither in nor out:\
             what lies over it comes out first.""";

    private PlanningPrompts() {}

    /**
     * What comes next?
     *
     * @throws IllegalArgumentException without pictures
     */
    public static Prompt propose(Situation situation) {
        List<Prompt.Part> parts = scene(situation);
        parts.add(new Prompt.Words(question(situation.pieces())));
        return new Prompt(SYSTEM, parts, answers(situation.pieces()));
    }

    /**
     * What comes next, now that it is seen where the plan leads?
     *
     * @throws IllegalArgumentException without pictures, for an empty plan, or one about pieces that are not there
     */
    public static Prompt reflect(Situation situation, ImaginedPlan imagined) {
        List<Colour> pieces = situation.pieces();
        List<Action> plan = imagined.plan();
        if (plan.isEmpty() || plan.stream().anyMatch(action -> action.piece() >= pieces.size())) {
            throw new IllegalArgumentException("a plan to reflect on has one action or more, all about the "
                    + pieces.size() + " pieces of its situation, got " + plan);
        }
        List<Prompt.Part> parts = scene(situation);
        parts.add(new Prompt.Words("You planned:\n"
                + numbered(plan.stream().map(action -> action.text(pieces)).toList())
                + "\nOnly the first of these would be done now. Done in full, they would lead to this:"));
        parts.add(new Prompt.Image(Prompt.View.IMAGINED, imagined.outcome()));
        parts.add(new Prompt.Words(
                "Keep to the plan if that is nearer to the goal; otherwise change it.\n" + question(pieces)));
        return new Prompt(SYSTEM, parts, answers(pieces));
    }

    private static List<Prompt.Part> scene(Situation situation) {
        List<Prompt.Part> parts = new ArrayList<>();
        parts.add(new Prompt.Words("Task: " + situation.instruction() + "\nPieces: " + labels(situation.pieces())
                + ", one of each colour.\n" + SKILLS + "\nThe goal:"));
        parts.add(new Prompt.Image(Prompt.View.GOAL, drawn(situation.goal())));
        parts.add(new Prompt.Words("The scene now:"));
        parts.add(new Prompt.Image(Prompt.View.NOW, drawn(situation.image())));
        parts.add(new Prompt.Words(history(situation)));
        return parts;
    }

    private static Picture drawn(Optional<Picture> picture) {
        return picture.orElseThrow(
                () -> new IllegalArgumentException(
                        "a prompt shows the scene and the goal, but this situation has no pictures: its policy must declare to see them"));
    }

    private static String history(Situation situation) {
        List<SkillReport> reports = situation.reports();
        if (reports.isEmpty()) {
            return "Nothing was done so far.";
        }
        return "Done most recently, latest last:\n"
                + numbered(reports.subList(Math.max(0, reports.size() - HISTORY), reports.size()).stream()
                        .map(report -> report.action().text(situation.pieces())
                                + (report.succeeded() ? ": succeeded" : ": failed"))
                        .toList());
    }

    private static String question(List<Colour> pieces) {
        return "Which action comes next? Answer with exactly one of: " + String.join(", ", answers(pieces)) + ".";
    }

    private static List<String> answers(List<Colour> pieces) {
        return Action.all(pieces.size()).stream()
                .map(action -> action.text(pieces))
                .toList();
    }

    private static String labels(List<Colour> pieces) {
        return pieces.stream().map(Colour::label).collect(Collectors.joining(", "));
    }

    private static String numbered(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(i == 0 ? "" : "\n").append(i + 1).append(". ").append(lines.get(i));
        }
        return text.toString();
    }
}

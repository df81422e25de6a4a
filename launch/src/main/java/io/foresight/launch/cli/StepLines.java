package io.foresight.launch.cli;

import io.foresight.planner.episode.EndReason;
import io.foresight.planner.episode.EpisodeEvent;
import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.task.Piece;
import io.foresight.planner.world.Outcome;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Prints an episode as text: the board, then one line per step. */
final class StepLines {
    private static final int ACTION_WIDTH = "put down orange".length();
    private static final Map<EndReason, String> ENDS = Map.of(
            EndReason.SOLVED, "solved",
            EndReason.DONE_TOO_EARLY, "ended before it was solved",
            EndReason.STEP_CAP, "out of steps",
            EndReason.UNSOLVABLE, "a piece is lost",
            EndReason.WORLD_BROKEN, "the world failed",
            EndReason.POLICY_FAILED, "the policy failed");

    private final PrintWriter out;
    private final AssemblyTask task;
    private final Board board;
    private final TerminalColours colours = TerminalColours.ofOutput();

    StepLines(PrintWriter out, AssemblyTask task) {
        this.out = out;
        this.task = task;
        board = task.board();
    }

    /** Prints the task. */
    void task() {
        Dependencies order = board.dependencies();
        int pieces = order.pieces();
        out.printf(
                "%s: %d pieces, %d of them in the %s board, %d to take out first; chain of %d; ideal %d steps%n%n",
                colours.strong(task.id()),
                pieces,
                Integer.bitCount(task.startSeated()),
                colours.named(board.colour()),
                task.piecesToClear(),
                order.depth(),
                task.idealSteps());
        for (Piece piece : board.pieces()) {
            int i = piece.index();
            boolean inside = (task.startSeated() >> i & 1) != 0;
            String where = inside ? "in the board" : task.start().lying(i) ? "on its side" : "on the table";
            String below = names(order.predecessors(i));
            out.printf(
                    "  %s %-5s %-13s%s%n",
                    padded(piece.colour(), 6),
                    piece.kind().name().toLowerCase(Locale.ROOT),
                    where,
                    below.isEmpty() ? "" : colours.quiet("over ") + below);
        }
        out.println();
        out.flush();
    }

    /** Prints one step and its outcome. */
    void step(EpisodeEvent event, int left) {
        Outcome outcome = event.result().outcome();
        String sign =
                switch (outcome.kind()) {
                    case SUCCESS -> colours.good("ok");
                    case REFUSED -> colours.careful("--");
                    case FAILED -> colours.bad("xx");
                };
        String why = outcome.kind() == Outcome.Kind.SUCCESS
                ? ""
                : "  " + outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + outcome.reason();
        out.printf(
                "%3d  %s  %s  %s%s%n",
                event.index() + 1,
                padded(event.result().action()),
                sign,
                colours.quiet(
                        left == Expert.UNSOLVABLE ? "cannot be solved any more" : String.format("%2d to go", left)),
                why);
        out.flush();
    }

    /** Prints the result. */
    void end(EpisodeRecord record) {
        double seconds = record.decisionSeconds().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        String verdict = ENDS.get(record.end());
        out.printf(
                Locale.ROOT,
                "%n%s in %d steps (ideal %d); %s in the %s world, %.3g ms a decision%s%s%n",
                record.solved() ? colours.good(verdict) : colours.bad(verdict),
                record.steps(),
                record.idealSteps(),
                record.policy(),
                record.robot(),
                seconds * 1e3,
                record.nodes() > 0 ? ", " + record.nodes() + " steps of its model" : "",
                record.error().map(error -> "\n" + error).orElse(""));
        out.flush();
    }

    private String names(int set) {
        StringJoiner names = new StringJoiner(", ");
        for (Piece piece : board.pieces()) {
            if ((set >> piece.index() & 1) != 0) {
                names.add(colours.named(piece.colour()));
            }
        }
        return names.toString();
    }

    private String padded(Action action) {
        String text = action.text(board);
        String shown = action.piece() < 0
                ? text
                : action.verb().label() + " "
                        + colours.named(board.pieces().get(action.piece()).colour());
        return shown + " ".repeat(Math.max(0, ACTION_WIDTH - text.length()));
    }

    private String padded(Colour colour, int width) {
        return colours.named(colour)
                + " ".repeat(Math.max(0, width - colour.label().length()));
    }
}

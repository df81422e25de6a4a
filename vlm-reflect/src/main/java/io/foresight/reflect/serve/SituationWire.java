package io.foresight.reflect.serve;

import io.foresight.planner.policy.Situation;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.render.Picture;
import io.foresight.planner.serve.ActionWire;
import io.foresight.planner.serve.EnumWire;
import io.foresight.planner.serve.ErrorCode;
import io.foresight.planner.serve.InstructionWire;
import io.foresight.planner.serve.RefusedException;
import io.foresight.planner.serve.StepCap;
import io.foresight.planner.task.Colour;
import io.foresight.v1.ObservedReport;
import io.foresight.v1.ReflectSituation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the history of an episode from a request. */
final class SituationWire {
    private final ServeLimits limits;
    private final int mostPieces;
    private final int side;

    /** @param side of the pictures, pixels */
    SituationWire(ServeLimits limits, int mostPieces, int side) {
        this.limits = limits;
        this.mostPieces = mostPieces;
        this.side = side;
    }

    /** @throws RefusedException for invalid fields, with the path of the field */
    EpisodeSoFar read(ReflectSituation wire) {
        List<Colour> pieces = pieces(wire);
        Optional<String> instruction = InstructionWire.read(wire.getInstruction(), "situation.instruction");
        int stepsLeft = StepCap.read(wire.getStepsLeft(), limits.maxSteps(), "situation.steps_left");
        Picture goal = PictureWire.read(wire.getGoal(), side, "situation.goal");
        Picture image = PictureWire.read(wire.getImage(), side, "situation.image");
        requireFew(wire);
        List<SkillReport> reports = new ArrayList<>();
        List<Situation> earlier = new ArrayList<>();
        for (int i = 0; i < wire.getReportsCount(); i++) {
            ObservedReport report = wire.getReports(i);
            String field = "situation.reports[" + i + "]";
            if (report.hasBefore()) {
                Picture before = PictureWire.read(report.getBefore(), side, field + ".before");
                earlier.add(Situation.ofPictures(pieces, instruction, reports, stepsLeft, before, goal));
            }
            reports.add(new SkillReport(
                    ActionWire.read(report.getAction(), pieces, field + ".action"), report.getSucceeded()));
        }
        Situation now = Situation.ofPictures(pieces, instruction, reports, stepsLeft, image, goal);
        return new EpisodeSoFar(earlier, now, wire.getSeed());
    }

    private List<Colour> pieces(ReflectSituation wire) {
        String field = "situation.pieces";
        int count = wire.getPiecesCount();
        if (count == 0 || count > mostPieces) {
            throw RefusedException.badField(
                    count == 0 ? ErrorCode.FIELD_MISSING : ErrorCode.LIMIT_EXCEEDED,
                    field,
                    field + " must name 1 to " + mostPieces + " pieces, as many as the networks know; names " + count);
        }
        List<Colour> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Colour colour = EnumWire.read(
                    Colour.class, "PIECE_COLOUR_", wire.getPieces(i), ErrorCode.UNKNOWN_PIECE, field + "[" + i + "]");
            if (i > 0 && colour.compareTo(pieces.get(i - 1)) <= 0) {
                throw RefusedException.badField(
                        ErrorCode.FIELD_WRONG,
                        field,
                        field + " must stand in the order of PieceColour, none twice; "
                                + pieces.get(i - 1).label() + " comes before " + colour.label());
            }
            pieces.add(colour);
        }
        return pieces;
    }

    private void requireFew(ReflectSituation wire) {
        requireFew(wire.getReportsCount(), limits.maxReports(), "situation.reports", "reports");
        long pictures =
                wire.getReportsList().stream().filter(ObservedReport::hasBefore).count();
        requireFew(pictures, limits.maxPictures(), "situation.reports", "pictures of earlier scenes");
    }

    private static void requireFew(long count, int most, String field, String what) {
        if (count > most) {
            throw RefusedException.badField(
                    ErrorCode.LIMIT_EXCEEDED,
                    field,
                    field + " may hold at most " + most + " " + what + ", holds " + count + "; leave out the oldest");
        }
    }
}

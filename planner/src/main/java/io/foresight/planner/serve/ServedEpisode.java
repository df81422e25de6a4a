package io.foresight.planner.serve;

import io.foresight.planner.policy.Attempt;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.GuardedPolicy;
import io.foresight.planner.policy.Moment;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.render.Cameras;
import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Colour;
import io.foresight.v1.DecideStart;
import io.foresight.v1.ImageOptions;
import io.foresight.v1.PictureEncoding;
import io.foresight.v1.PlannedAction;
import io.foresight.v1.PlannerImage;
import io.foresight.v1.PolicyObservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An episode in a service's world with a policy of this client: converts received messages to the policy's input. */
final class ServedEpisode {
    private final Policy policy;
    private final GuardedPolicy guarded;
    private final List<SkillReport> reports = new ArrayList<>();
    private final List<Attempt> history = new ArrayList<>();
    private List<Colour> pieces = List.of();
    private Optional<String> instruction = Optional.empty();
    private AssemblyTask task; // null: not visible
    private Picture goal; // null: not visible

    ServedEpisode(Policy policy) {
        this.policy = policy;
        guarded = new GuardedPolicy(policy, Cameras.FIXED);
    }

    /** The start message, requesting what the policy sees. A policy with the state renders its own images: it gets the poses. */
    static DecideStart asking(DecideStart start, Sight sight) {
        DecideStart.Builder asking = start.toBuilder().setSeesState(sight.state());
        if (sight.state()) {
            return asking.clearImages().build();
        }
        ImageOptions.Builder images = start.getImages().toBuilder()
                .setWidth(sight.width())
                .setHeight(sight.height())
                .setGoal(true)
                .setEncoding(PictureEncoding.PICTURE_ENCODING_RGB);
        return asking.setImages(images).build();
    }

    /** The policy's decision as text. */
    PlannedAction decide(PolicyObservation observation, Budget budget) {
        if (observation.getStep() == 0) {
            begin(observation);
        }
        if (observation.hasLast()) {
            reports.add(new SkillReport(
                    action(observation.getLast().getAction()),
                    observation.getLast().getSucceeded()));
        }
        Decision decision = policy.sight().state()
                ? guarded.decide(moment(observation), budget)
                : policy.decide(situation(observation), budget);
        return ActionWire.write(decision.action(), pieces);
    }

    private void begin(PolicyObservation observation) {
        instruction = Optional.of(observation.getInstruction());
        pieces = observation.getPiecesList().stream()
                .map(colour -> EnumWire.read(
                        Colour.class, "PIECE_COLOUR_", colour, ErrorCode.FIELD_WRONG, "observation.pieces"))
                .toList();
        if (observation.hasTask()) {
            task = TaskWire.read(observation.getTask(), "observation.task");
        }
        if (observation.hasGoalImage()) {
            goal = picture(observation.getGoalImage());
        }
    }

    private Situation situation(PolicyObservation observation) {
        return Situation.ofPictures(
                pieces, instruction, reports, observation.getStepsLeft(), picture(observation.getImage()), goal);
    }

    private Moment moment(PolicyObservation observation) {
        if (observation.hasLast()) {
            history.add(new Attempt(
                    action(observation.getLast().getAction()),
                    ActionWire.read(observation.getLastOutcome(), "observation.last_outcome")));
        }
        ReportedScene reported = ReportedScene.of(task, observation.getState(), "observation.state");
        return new Moment(
                task,
                reported.state(),
                PoseWire.read(observation.getScene(), task, "observation.scene"),
                Optional.empty(),
                history,
                observation.getStepsLeft());
    }

    private Action action(PlannedAction wire) {
        return ActionWire.read(wire, pieces, "observation.last.action");
    }

    private static Picture picture(PlannerImage wire) {
        return new Picture(wire.getWidth(), wire.getHeight(), wire.getRgb().toByteArray());
    }
}

package io.foresight.planner.serve;

import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.expert.Expert;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decider;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.GuardedPolicy;
import io.foresight.planner.policy.Moment;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.world.StepResult;
import io.foresight.v1.Chosen;
import io.foresight.v1.EpisodeEnd;
import io.foresight.v1.EpisodeEvent;
import io.foresight.v1.EpisodeSummary;
import io.foresight.v1.Executed;
import io.foresight.v1.Imagined;
import io.foresight.v1.Observed;
import io.foresight.v1.Proposed;
import java.time.Duration;
import java.util.Optional;

/** Stands before an episode's policy and tells the client what is seen, proposed, imagined, chosen and done, as it happens. */
final class Narrator implements Decider {
    private final String episode;
    private final GuardedPolicy policy;
    private final CallPolicy decisions;
    private final Optional<String> instruction;
    private final Optional<Pictures> pictures;
    private final EventSink<?> sink;
    private final EpisodeBook book;
    private int step;
    private int fallbacks;
    private int idealSteps;

    Narrator(
            String episode,
            GuardedPolicy policy,
            CallPolicy decisions,
            Optional<String> instruction,
            Optional<Pictures> pictures,
            EventSink<?> sink,
            EpisodeBook book) {
        this.episode = episode;
        this.policy = policy;
        this.decisions = decisions;
        this.instruction = instruction;
        this.pictures = pictures;
        this.sink = sink;
        this.book = book;
    }

    @Override
    public String name() {
        return policy.name();
    }

    @Override
    public void begin(long seed) {
        policy.begin(seed);
    }

    @Override
    public Decision decide(Moment found, Budget budget) {
        Moment moment = found.instructed(instruction);
        Board board = moment.task().board();
        if (step == 0) {
            int steps = new Expert(board.dependencies()).stepsToGo(moment.state());
            idealSteps = steps == Expert.UNSOLVABLE ? 0 : steps;
        }
        book.now(episode, moment);
        sink.send(event().setObserved(observed(moment)).build());
        CallPolicy.Choice choice = decisions.decide(moment, budget);
        fallbacks += choice.fallback() ? 1 : 0;
        sink.send(event().setProposed(Proposed.newBuilder().addAllPlan(ActionWire.write(choice.proposed(), board)))
                .build());
        sink.send(event().setImagined(Imagined.newBuilder()
                        .setImagination(DecisionWire.imagination(choice.decision(), moment.state(), board)))
                .build());
        sink.send(event().setChosen(Chosen.newBuilder().setDecision(DecisionWire.write(choice, board)))
                .build());
        return choice.decision();
    }

    private Observed.Builder observed(Moment moment) {
        Observed.Builder observed = Observed.newBuilder()
                .setState(StateWire.write(moment.state()))
                .setScene(PoseWire.write(moment.scene(), moment.state().held()));
        pictures.ifPresent(drawn -> observed.setImage(drawn.draw(moment.scene())));
        if (step == 0) {
            pictures.filter(Pictures::withGoal).ifPresent(drawn -> observed.setGoalImage(drawn.goal(moment.task())));
        }
        return observed;
    }

    /** The action came to its end; the next step begins. */
    void executed(StepResult result, AssemblyTask task) {
        sink.send(event().setExecuted(Executed.newBuilder()
                        .setAction(ActionWire.write(result.action(), task.board()))
                        .setOutcome(ActionWire.write(result.outcome()))
                        .setReason(result.outcome().reason())
                        .setState(StateWire.write(result.state())))
                .build());
        step++;
    }

    /** The episode came to its end. */
    void finished(EpisodeRecord record) {
        double deciding = record.decisionSeconds().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        sink.send(event().setFinished(EpisodeSummary.newBuilder()
                        .setEnd(end(record))
                        .setSolved(record.solved())
                        .setSteps(record.steps())
                        .setIdealSteps(idealSteps)
                        .setInvalidActions(record.invalid())
                        .setFailedActions(record.failed())
                        .setFallbacks(fallbacks)
                        .setDeciding(BudgetWire.write(Duration.ofNanos(Math.round(deciding * 1e9))))
                        .setNodes(record.nodes())
                        .setLoops(record.loops()))
                .build());
    }

    private static EpisodeEnd end(EpisodeRecord record) {
        return switch (record.end()) {
            case SOLVED -> EpisodeEnd.EPISODE_END_SOLVED;
            case DONE_TOO_EARLY -> EpisodeEnd.EPISODE_END_DONE;
            case STEP_CAP -> EpisodeEnd.EPISODE_END_STEP_CAP;
            case UNSOLVABLE -> EpisodeEnd.EPISODE_END_UNSOLVABLE;
            case WORLD_BROKEN, POLICY_FAILED ->
                throw new IllegalStateException("the episode ended with "
                        + record.error().orElse(record.end().name()));
        };
    }

    private EpisodeEvent.Builder event() {
        return EpisodeEvent.newBuilder().setEpisode(episode).setStep(step);
    }
}

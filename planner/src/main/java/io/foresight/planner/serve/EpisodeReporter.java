package io.foresight.planner.serve;

import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decider;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.GuardedPolicy;
import io.foresight.planner.policy.Moment;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.world.StepResult;
import io.foresight.v1.Chosen;
import io.foresight.v1.EpisodeEvent;
import io.foresight.v1.Executed;
import io.foresight.v1.Imagined;
import io.foresight.v1.Observed;
import io.foresight.v1.Proposed;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Wraps an episode's policy and sends the client the observations, proposals, imagined alternatives, decisions and results as they occur.
 */
final class EpisodeReporter implements Decider {
    private final String episode;
    private final GuardedPolicy policy;
    private final CallPolicy decisions;
    private final Optional<Pictures> pictures;
    private final Consumer<EpisodeEvent> sink;
    private final RunningEpisodes running;
    private int step;
    private int fallbacks;

    EpisodeReporter(
            String episode,
            GuardedPolicy policy,
            CallPolicy decisions,
            Optional<Pictures> pictures,
            Consumer<EpisodeEvent> sink,
            RunningEpisodes running) {
        this.episode = episode;
        this.policy = policy;
        this.decisions = decisions;
        this.pictures = pictures;
        this.sink = sink;
        this.running = running;
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
    public Decision decide(Moment moment, Budget budget) {
        Board board = moment.task().board();
        running.now(episode, moment);
        sink.accept(event().setObserved(observed(moment)).build());
        CallPolicy.Choice choice = decisions.decide(moment, budget);
        fallbacks += choice.fallback() ? 1 : 0;
        sink.accept(event().setProposed(Proposed.newBuilder().addAllPlan(ActionWire.write(choice.proposed(), board)))
                .build());
        sink.accept(event().setImagined(Imagined.newBuilder()
                        .setImagination(DecisionWire.imagination(choice.decision(), moment.state(), board)))
                .build());
        sink.accept(event().setChosen(Chosen.newBuilder().setDecision(DecisionWire.write(choice, board)))
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

    /** The action has ended; the next step begins. */
    void executed(StepResult result, AssemblyTask task) {
        sink.accept(event().setExecuted(Executed.newBuilder()
                        .setAction(ActionWire.write(result.action(), task.board()))
                        .setOutcome(ActionWire.write(result.outcome()))
                        .setReason(result.outcome().reason())
                        .setState(StateWire.write(result.state())))
                .build());
        step++;
    }

    /** The episode has ended. */
    void finished(EpisodeRecord record) {
        sink.accept(event().setFinished(SummaryWire.write(record, fallbacks)).build());
    }

    private EpisodeEvent.Builder event() {
        return EpisodeEvent.newBuilder().setEpisode(episode).setStep(step);
    }
}

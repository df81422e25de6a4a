package io.foresight.reflect.policy;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Reflection;
import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.search.BudgetMeter;
import io.foresight.planner.task.Action;
import io.foresight.reflect.belief.Belief;
import io.foresight.reflect.imagine.Critic;
import io.foresight.reflect.imagine.Frame;
import io.foresight.reflect.imagine.Future;
import io.foresight.reflect.imagine.Imagination;
import io.foresight.reflect.imagine.Observation;
import io.foresight.reflect.imagine.WorldModel;
import io.foresight.reflect.propose.FrameProposer;
import io.foresight.reflect.propose.FrameProposer.Question;
import io.foresight.reflect.propose.Proposal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Value-guided reflection on several paths, after arXiv 2602.19372 as far as it is described: the likeliest first actions are each continued
 * by what is proposed in the scenes that they are imagined to lead to, all paths in one batch a step; a critic judges every imagined scene;
 * the first action of the best path is done, without asking the proposer once more. A path scores {@code sum over steps of discount^(t - 1)
 * (steps to go before - after) + trust max(log p - log p of the likeliest, -doubt)}, the sum as the mean over its futures.
 *
 * <p>If the proposer is sure, nothing is imagined; or a {@link HorizonBandit} chooses at each decision how far to imagine. Where time or
 * steps run out, or what is imagined cannot be, the best of what was imagined until then is done, and where that is nothing the likeliest.
 */
public final class PathsPolicy implements Policy {
    private final String name;
    private final FrameProposer proposer;
    private final BeliefKeeper keeper;
    private final Imagination imagination;
    private final Critic critic;
    private final PathSettings settings;
    private final Optional<HorizonBandit> bandit;
    private final Sight sight;

    /**
     * @param name as the command line names it
     * @param proposer stays the caller's
     * @param keeper of the belief in whose samples world and critic may imagine
     * @param world closed with this, as the critic is
     * @param bandit chooses how far to imagine, instead of the settings' horizon and exit
     */
    public PathsPolicy(
            String name,
            FrameProposer proposer,
            BeliefKeeper keeper,
            WorldModel world,
            Critic critic,
            PathSettings settings,
            Optional<HorizonBandit> bandit) {
        this.name = name;
        this.proposer = proposer;
        this.keeper = keeper;
        this.critic = critic;
        this.settings = settings;
        this.bandit = bandit;
        imagination = new Imagination(world);
        sight = Sight.ofPictures(keeper.side(), keeper.side());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Sight sight() {
        return sight;
    }

    @Override
    public void begin(long seed) {
        keeper.begin(seed);
        bandit.ifPresent(HorizonBandit::begin);
    }

    @Override
    public Decision decide(Situation situation, Budget budget) {
        BudgetMeter meter = new BudgetMeter(budget, System::nanoTime);
        imagination.begin();
        StageClock clock = new StageClock();
        Belief belief = keeper.now(situation, clock);
        Observation now = keeper.observation(situation);
        clock.enter(StageClock.Stage.PROPOSE);
        List<Proposal.Ranked> proposed =
                proposer.propose(now, List.of(Question.now(now))).get(0).ranked();
        clock.enter(StageClock.Stage.WEIGH);
        int horizon = horizon(now);
        List<ImaginedPath> paths = new ArrayList<>();
        Reflection.Stop stop;
        if (horizon == 0) {
            stop = Reflection.Stop.NOT_IMAGINED;
        } else if (bandit.isEmpty() && proposed.get(0).probability() > settings.exit()) {
            stop = Reflection.Stop.AGREED;
        } else {
            proposed.stream().limit(settings.paths()).forEach(first -> paths.add(new ImaginedPath(first, now)));
            stop = grow(paths, horizon, now, meter, clock);
        }
        clock.enter(StageClock.Stage.WEIGH);
        paths.removeIf(path -> !path.imagined());
        judge(paths, now, proposed.get(0).probability());
        clock.enter(StageClock.Stage.TRACE);
        Action action =
                paths.isEmpty() ? proposed.get(0).action() : paths.get(0).firstAction();
        return new Decision(
                action,
                paths.isEmpty() ? List.of(action) : paths.get(0).plan(),
                paths.stream().map(ImaginedPath::told).toList(),
                meter.nodes(),
                meter.elapsed(),
                stop == Reflection.Stop.BUDGET || stop == Reflection.Stop.BROKEN,
                Optional.of(Traces.of(
                        proposed,
                        paths.stream().map(ImaginedPath::weighed).toList(),
                        belief,
                        !action.equals(proposed.get(0).action()),
                        stop,
                        clock,
                        situation.pieces().size())));
    }

    private int horizon(Observation now) {
        return bandit.map(one -> one.choose(critic.stepsToGo(now, List.of(now.frame()))[0]))
                .orElse(settings.horizon());
    }

    /** Lets the paths grow, all by one action at a time, in one batch. */
    private Reflection.Stop grow(
            List<ImaginedPath> paths, int horizon, Observation now, BudgetMeter meter, StageClock clock) {
        List<ImaginedPath> growing = new ArrayList<>(paths);
        for (int step = 0; step < horizon && !growing.isEmpty(); step++) {
            boolean enough = meter.nodesLeft() >= growing.size();
            if (!meter.left() || step > 0 && !enough) {
                return Reflection.Stop.BUDGET; // paths of one length can be compared, others cannot
            }
            growing = enough ? growing : growing.subList(0, meter.nodesLeft());
            if (step > 0) { // the first actions are proposed already
                clock.enter(StageClock.Stage.PROPOSE);
            }
            List<Action> next = next(growing, now);
            List<List<Action>> plans = new ArrayList<>();
            for (int k = 0; k < next.size(); k++) {
                plans.add(growing.get(k).with(next.get(k)));
            }
            meter.nodes(plans.size());
            clock.enter(StageClock.Stage.IMAGINE);
            Optional<List<List<Future>>> imagined = imagination.of(now, plans);
            if (imagined.isEmpty()) {
                return Reflection.Stop.BROKEN;
            }
            for (int k = 0; k < next.size(); k++) {
                growing.get(k).add(next.get(k), imagined.get().get(k));
            }
            growing = growing.stream().filter(ImaginedPath::goesOn).toList();
        }
        return paths.stream().allMatch(ImaginedPath::imagined) ? Reflection.Stop.ALL_WEIGHED : Reflection.Stop.BUDGET;
    }

    private List<Action> next(List<ImaginedPath> growing, Observation now) {
        List<Question> questions =
                growing.stream().flatMap(path -> path.question().stream()).toList();
        return questions.isEmpty()
                ? growing.stream().map(ImaginedPath::firstAction).toList()
                : proposer.propose(now, questions).stream()
                        .map(proposal -> proposal.ranked().get(0).action())
                        .toList();
    }

    /** Judges the paths and puts the best first. */
    private void judge(List<ImaginedPath> paths, Observation now, double likeliest) {
        List<Frame> frames = new ArrayList<>(List.of(now.frame()));
        paths.forEach(path -> frames.addAll(path.frames()));
        double[] steps = paths.isEmpty() ? new double[1] : critic.stepsToGo(now, frames);
        int from = 1;
        for (ImaginedPath path : paths) {
            path.judge(steps[0], steps, from, likeliest, settings);
            from += path.frames().size();
        }
        paths.sort(Comparator.comparingDouble((ImaginedPath path) -> -path.score()));
    }

    @Override
    public void close() {
        critic.close();
        imagination.close();
    }
}

package io.foresight.reflect.learn;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.policy.PieceNumbering;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.StepResult;
import io.foresight.reflect.language.PolicyPrompt;
import io.foresight.reflect.read.EmbeddedProposer;
import io.foresight.reflect.read.PromptBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Episodes that the policy plays itself, helped by the expert now and then, and where it comes to the same state a third time. At every
 * step it is kept what would have been right: DAgger's labels, and examples of reflection by hindsight, whose plan is what was done and whose
 * future is what then was seen (ReflectVLM, arXiv 2502.16707, algorithm 1).
 */
final class OwnEpisodes {
    private static final int STEPS = 30;
    private static final int PATIENCE = 2;

    private final TrainingTasks tasks;
    private final Eyes eyes;
    private final EmbeddedProposer policy;
    private final AssemblyWorld world;
    private final double helped;

    /**
     * @param policy stays the caller's, as the world does
     * @param helped share of the steps that the expert takes
     */
    OwnEpisodes(TrainingTasks tasks, Eyes eyes, EmbeddedProposer policy, AssemblyWorld world, double helped) {
        this.tasks = tasks;
        this.eyes = eyes;
        this.policy = policy;
        this.world = world;
        this.helped = helped;
    }

    private record Step(PolicyPrompt prompt, PromptBatch.Seen seen, long right, Action done, int wasted) {}

    /** An episode's examples, and whether it was solved. */
    record Played(List<DecisionSample> samples, boolean solved) {}

    /** Plays one task. What happens follows from seed, position and policy. */
    Played play(long seed, long position) {
        AssemblyTask task = tasks.task(seed, position);
        SplittableRandom random = new SplittableRandom(seed ^ position);
        List<Step> steps = steps(task, random);
        boolean solved = world.state().solved();
        List<DecisionSample> samples = new ArrayList<>();
        for (int at = 0; at < steps.size(); at++) {
            Step step = steps.get(at);
            samples.add(new DecisionSample(task.id(), step.prompt, step.seen, step.right, step.wasted, true));
            int length = Math.min(PolicyPrompt.MOST_STEPS, steps.size() - 1 - at);
            if (length > 0) {
                samples.add(inHindsight(task, steps.subList(at, at + length + 1), random.nextBoolean()));
            }
        }
        return new Played(samples, solved);
    }

    private List<Step> steps(AssemblyTask task, SplittableRandom random) {
        Expert expert = new Expert(task.board().dependencies());
        PieceNumbering numbers = PieceNumbering.byColour(task.board());
        world.reset(task, random.nextLong());
        List<Step> steps = new ArrayList<>();
        List<SkillReport> reports = new ArrayList<>();
        Map<AssemblyState, Integer> visits = new HashMap<>();
        while (steps.size() < STEPS && !world.finished() && world.state().lost() == 0) {
            AssemblyState state = world.state();
            PolicyPrompt prompt = Eyes.prompt(task, reports);
            PromptBatch.Seen seen = eyes.see(task, state);
            Action own = numbers.toPolicy(Walk.oneOf(expert.best(state), random));
            boolean circling = visits.merge(state, 1, Integer::sum) > PATIENCE;
            if (random.nextDouble() >= helped && !circling) {
                own = policy.answer(prompt, seen).best();
            }
            Action onBoard = numbers.toBoard(own);
            steps.add(new Step(prompt, seen, Walk.right(expert, state, task), own, expert.regret(state, onBoard)));
            StepResult result = world.step(onBoard);
            reports.add(new SkillReport(own, result.outcome().kind() == Outcome.Kind.SUCCESS));
        }
        return steps;
    }

    /** @param steps the one to reflect on, and as many after it as are its future */
    private static DecisionSample inHindsight(AssemblyTask task, List<Step> steps, boolean allFrames) {
        Step now = steps.get(0);
        List<Action> plan = new ArrayList<>();
        List<float[][]> future = new ArrayList<>();
        for (int k = 1; k < steps.size(); k++) {
            plan.add(steps.get(k - 1).done);
            future.add(steps.get(k).seen.now());
        }
        List<float[][]> frames = allFrames ? future : future.subList(future.size() - 1, future.size());
        return new DecisionSample(
                task.id(),
                now.prompt.reflecting(new PolicyPrompt.Reflected(plan, frames.size())),
                now.seen.imagining(frames),
                now.right,
                now.wasted,
                true);
    }
}

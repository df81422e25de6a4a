package io.foresight.launch.cli;

import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyChoice;
import io.foresight.planner.serve.PlannerClient;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.v1.DecideStart;
import io.foresight.v1.EpisodeSummary;
import io.foresight.v1.PolicyObservation;
import io.foresight.v1.SkillReport;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight assembly decide}. */
@Command(
        name = "decide",
        description = {
            "Runs a policy on this machine in a world of a planner's service.",
            "The service sends only what the policy declares to see."
        },
        footer = {
            "",
            "Examples:",
            "  foresight assembly decide --service 127.0.0.1:50052 --index 7",
            "  foresight assembly decide --service robot-lab:50052 --policy mcts --json",
            "",
            "Ends with 1 when the task was not solved."
        })
final class AssemblyDecideCommand implements Callable<Integer> {
    private static final Pattern ADDRESS = Pattern.compile("(?<host>[^:]+|\\[.+]):(?<port>[0-9]{1,5})");
    private static final Duration CALL = Duration.ofSeconds(30);
    private static final int LAST_PORT = 65_535;

    @Option(
            names = "--service",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Where foresight serve planner listens.")
    private String service;

    @Mixin
    private TaskOptions tasks;

    @Option(names = "--index", paramLabel = "I", defaultValue = "0", description = "Of the task, from 0 (default: 0).")
    private int index;

    @Mixin
    private PolicyOptions policies;

    @Mixin
    private WorldOptions worlds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of all random numbers (default: 1).")
    private long seed;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Matcher address = ADDRESS.matcher(service);
        if (!address.matches() || Integer.parseInt(address.group("port")) > LAST_PORT) {
            throw new ParameterException(
                    spec.commandLine(), "--service must be HOST:PORT, such as 127.0.0.1:50052, got " + service);
        }
        PolicyChoice choice = policies.choice(worlds, spec);
        AssemblyTask task = tasks.at(index, spec);
        DecideStart start = DecideStart.newBuilder()
                .setTask(PlannerClient.task(task))
                .setWorld(worlds.kind().toString())
                .setSeed(seed)
                .build();
        PrintWriter out = spec.commandLine().getOut();
        List<Step> steps = new ArrayList<>();
        try (LongWork work = new LongWork(spec);
                PlannerClient client =
                        PlannerClient.connect(address.group("host"), Integer.parseInt(address.group("port")), CALL);
                Policy policy = choice.open()) {
            try {
                EpisodeSummary summary = client.decide(start, policy, choice.budget(), observation -> {
                    note(observation, steps, out);
                    work.stopIfAsked();
                });
                print(policy.name(), task, summary, steps, out, false);
                return summary.getSolved() ? 0 : ErrorLines.FAILED;
            } catch (LongWork.Stopped early) {
                EpisodeSummary soFar = EpisodeSummary.newBuilder()
                        .setSteps(steps.size())
                        .setIdealSteps(task.idealSteps())
                        .build();
                print(policy.name(), task, soFar, steps, out, true);
                return ErrorLines.FAILED;
            }
        }
    }

    /** Prints the result of the previous action, which arrives with the next observation. */
    private void note(PolicyObservation observation, List<Step> steps, PrintWriter out) {
        if (!observation.hasLast()) {
            return;
        }
        SkillReport last = observation.getLast();
        steps.add(new Step(last.getAction().getText(), last.getSucceeded()));
        if (!json.asked()) {
            out.printf(
                    "%3d  %s%s%n",
                    steps.size(), last.getAction().getText(), last.getSucceeded() ? "" : ": did not succeed");
            out.flush();
        }
    }

    private void print(
            String policy,
            AssemblyTask task,
            EpisodeSummary summary,
            List<Step> steps,
            PrintWriter out,
            boolean endedEarly) {
        if (json.asked()) {
            json.print(
                    out,
                    new Report(
                            task.id(),
                            policy,
                            summary.getSolved(),
                            summary.getSteps(),
                            summary.getIdealSteps(),
                            summary.getInvalidActions(),
                            summary.getFailedActions(),
                            steps),
                    endedEarly);
            return;
        }
        out.printf(
                "%s: %s in %d steps, ideal %d; %d refused, %d failed%n",
                task.id(),
                endedEarly ? "stopped" : summary.getSolved() ? "solved" : "not solved",
                summary.getSteps(),
                summary.getIdealSteps(),
                summary.getInvalidActions(),
                summary.getFailedActions());
        out.flush();
    }

    private record Step(String action, boolean succeeded) {}

    private record Report(
            String task,
            String policy,
            boolean solved,
            int steps,
            int idealSteps,
            int refused,
            int failed,
            List<Step> actions) {}
}

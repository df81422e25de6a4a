package io.foresight.sim.node.plan;

import io.foresight.core.text.Problems;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of a planner node. The constructor rejects invalid values and lists all problems.
 *
 * @param service the planner's service; empty: run one in this node
 * @param policy a name that the service offers, such as {@code mcts}
 * @param policyOptions what the policy's options are set to, by name; the service refuses others. What is absent is as usual
 * @param model the world that a search imagines in: {@code symbolic} or {@code physical}
 * @param nodes maximum number of model steps per decision; 0: the policy's default
 * @param maxSteps maximum number of decisions per episode, 1 to 1000
 * @param seed of the policy; each following episode uses the next seed
 * @param episodes number of finished episodes until the node ends; 0: unlimited
 * @param askForNext whether the next task is requested from the robot when an episode is over and another one is wanted
 * @param resendAfter time without an outcome after which a command is sent again with the same id
 * @param patience time without an outcome after which the episode is aborted
 */
public record PlannerNodeSettings(
        Optional<Service> service,
        String policy,
        Map<String, String> policyOptions,
        String model,
        int nodes,
        int maxSteps,
        long seed,
        int episodes,
        boolean askForNext,
        Duration resendAfter,
        Duration patience) {
    private static final Duration LEAST_WAIT = Duration.ofMillis(10);
    private static final Duration MOST_WAIT = Duration.ofHours(1);

    /**
     * The tuned tree search in a service of its own, unlimited episodes; commands are sent again after 5 s, episodes aborted after 60 s.
     */
    public static final PlannerNodeSettings DEFAULT = new PlannerNodeSettings(
            Optional.empty(),
            "mcts",
            Map.of(),
            "symbolic",
            0,
            50,
            1,
            0,
            true,
            Duration.ofSeconds(5),
            Duration.ofSeconds(60));

    public PlannerNodeSettings {
        Problems problems = new Problems();
        if (policy.isBlank()) {
            problems.add("policy must be a policy's name, such as mcts, got \"" + policy + "\"");
        }
        if (model.isBlank()) {
            problems.add("model must be a world's name, such as symbolic, got \"" + model + "\"");
        }
        problems.requireWithin("nodes", nodes, 0, 1_000_000_000);
        problems.requireWithin("maxSteps", maxSteps, 1, 1000);
        problems.requireWithin("episodes", episodes, 0, 1_000_000_000);
        problems.requireWithin("resendAfter", resendAfter, LEAST_WAIT, MOST_WAIT);
        problems.requireWithin("patience", patience, LEAST_WAIT, MOST_WAIT);
        if (patience.compareTo(resendAfter) < 0) {
            problems.add("patience must be at least resendAfter, got " + patience + " and " + resendAfter);
        }
        problems.throwIfAny();
        policyOptions = Map.copyOf(policyOptions);
    }

    /**
     * Address of a planner's service.
     *
     * @param port 1 to 65535
     */
    public record Service(String host, int port) {
        public Service {
            if (host.isBlank() || port < 1 || port > 65_535) {
                throw new IllegalArgumentException(
                        "service needs a host and a port of 1 to 65535, got \"" + host + "\" and " + port);
            }
        }
    }
}

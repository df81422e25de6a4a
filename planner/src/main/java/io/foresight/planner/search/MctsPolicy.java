package io.foresight.planner.search;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Imagined;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.search.SearchGraph.Edge;
import io.foresight.planner.search.SearchGraph.Node;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Tree search that is worth its model steps: simulations as in UCT, but states reached by several ways are one node, costs are backed up as
 * the minimum over actions of the mean over outcomes (DP-UCT of Keller and Helmert, ICAPS 2013), and every possible action is a candidate,
 * the ones that the rules promise most first. The model is asked again about an action only as often as the square root of its visits, with
 * new luck each time, so that a plan does not rest on one lucky draw.
 *
 * <p>The search ends as soon as the model has confirmed the first steps of a plan that no other can beat: the expert's count is a lower
 * bound. Where the model agrees with the rules a decision so costs a step or two of it, and where it does not, the search finds a way
 * around. What it learnt is kept for the next decision as long as everything goes as expected. An action that was carried out and failed is
 * held against it for as long as nothing else succeeds, which breaks the circles that a model too good to be true would run in.
 */
public final class MctsPolicy implements Policy {
    private static final double FAILED_BEFORE = 0.75;
    private static final int IDLE_SIMULATIONS = 16;
    private static final double CLOSE = 1e-9;

    private final Imagination imagination;
    private final MctsSettings settings;
    private final LongSupplier nanoTime;
    private final ExpertOfBoard experts = new ExpertOfBoard();
    private AssemblyTask task;
    private SearchGraph graph;
    private Node expected;
    private long seed;

    /** With {@link MctsSettings#tuned}. Owns the model: closing the policy closes it. */
    public MctsPolicy(AssemblyWorld model) {
        this(model, MctsSettings.tuned(), System::nanoTime);
    }

    /**
     * @param nanoTime clock for the time budget, nanoseconds from any origin
     */
    public MctsPolicy(AssemblyWorld model, MctsSettings settings, LongSupplier nanoTime) {
        imagination = new Imagination(model);
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    @Override
    public String name() {
        return settings.value().named("mcts");
    }

    @Override
    public void begin(long episodeSeed) {
        seed = episodeSeed;
        graph = null;
        expected = null;
    }

    @Override
    public Decision decide(Situation situation, Budget budget) {
        BudgetMeter meter = new BudgetMeter(budget, nanoTime);
        Dependencies dependencies = situation.task().board().dependencies();
        List<Action> candidates = Candidates.possible(dependencies, situation.state());
        if (candidates.size() == 1) {
            return new Decision(candidates.get(0), candidates, 0, meter.elapsed(), false);
        }
        Node root = root(situation, experts.of(dependencies), dependencies);
        int idle = 0;
        boolean proven = proven(root);
        boolean entered = false;
        while (!proven && idle < IDLE_SIMULATIONS && meter.left()) {
            if (!entered) {
                imagination.enter(situation, DecisionSeed.of(seed, situation));
                root.arriveAt(imagination.moment());
                entered = true;
            }
            int before = meter.nodes();
            simulate(root, Math.min(settings.horizon(), situation.stepsLeft()), meter);
            idle = meter.nodes() == before ? idle + 1 : 0;
            proven = proven(root);
        }
        return answer(situation, root, meter, !proven && idle < IDLE_SIMULATIONS);
    }

    @Override
    public void close() {
        imagination.close();
    }

    /** The node of the situation, in the graph of the last decision if that one's hopes came true. */
    private Node root(Situation situation, Expert expert, Dependencies dependencies) {
        boolean asExpected = graph != null
                && situation.task().equals(task)
                && expected != null
                && expected.state.equals(situation.state());
        if (!asExpected) {
            task = situation.task();
            graph = new SearchGraph(settings.value(), expert, dependencies);
        }
        Node root = graph.node(situation.state());
        if (!root.expanded()) {
            graph.expand(root);
        }
        return root;
    }

    private void simulate(Node root, int horizon, BudgetMeter meter) {
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        Node node = root;
        boolean modelIsThere = false;
        while (!node.end && nodes.size() < horizon && !nodes.contains(node)) {
            if (!node.expanded()) {
                graph.expand(node);
            }
            Edge edge = node.select(settings.exploration());
            nodes.add(node);
            edges.add(edge);
            if (!edge.wantsSample()) {
                node = edge.draw(imagination.random());
                modelIsThere = false;
                continue;
            }
            if (!meter.left()) {
                nodes.remove(nodes.size() - 1);
                edges.remove(edges.size() - 1);
                break;
            }
            if (!modelIsThere) {
                imagination.back(node.moment());
            }
            meter.node();
            Optional<StepResult> result = imagination.step(edge.action);
            if (result.isEmpty()) {
                break;
            }
            boolean known = graph.holds(result.get().state());
            node = graph.node(result.get().state());
            node.arriveAt(imagination.moment());
            edge.sampled(node);
            modelIsThere = true;
            if (!known) {
                break;
            }
        }
        for (int i = nodes.size() - 1; i >= 0; i--) {
            edges.get(i).visited();
            nodes.get(i).visited();
            nodes.get(i).update();
        }
    }

    /** Is the first part of the best plan confirmed, and can no plan be shorter? */
    private boolean proven(Node root) {
        if (settings.value() != Value.STEPS_TO_GO) {
            return false;
        }
        Node node = root;
        for (int step = 0; step < settings.provenSteps() && !node.end; step++) {
            Edge best = node.cheapest();
            if (best == null || best.cost() > node.guess() + CLOSE) {
                return false;
            }
            node = best.likeliest();
        }
        return true;
    }

    private Decision answer(Situation situation, Node root, BudgetMeter meter, boolean cutShort) {
        List<Imagined> imagined = new ArrayList<>();
        Edge best = null;
        double lowest = Double.POSITIVE_INFINITY;
        boolean anyTried = root.cheapest() != null;
        for (Edge edge : root.edges()) {
            Node outcome = edge.likeliest();
            if (outcome != null) {
                imagined.add(new Imagined(List.of(edge.action), outcome.state, -edge.cost()));
            }
            double cost = edge.cost() + FAILED_BEFORE * FailedAttempts.count(situation, edge.action);
            boolean better = cost < lowest || (cost == lowest && edge.visits() > best.visits());
            if ((edge.visits() > 0 || !anyTried) && better) {
                best = edge;
                lowest = cost;
            }
        }
        expected = best.likeliest();
        return new Decision(best.action, plan(best), imagined, meter.nodes(), meter.elapsed(), cutShort);
    }

    private List<Action> plan(Edge first) {
        List<Action> plan = new ArrayList<>();
        Edge edge = first;
        while (edge != null && plan.size() < settings.horizon()) {
            plan.add(edge.action);
            Node next = edge.likeliest();
            edge = next == null || next.end ? null : next.cheapest();
        }
        return plan;
    }
}

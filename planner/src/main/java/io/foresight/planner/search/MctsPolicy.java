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
 * Tree search that uses few model steps. Simulations as in UCT, but a state reached in several ways is one node, costs are backed up as the
 * minimum over actions of the mean over outcomes (DP-UCT of Keller and Helmert, ICAPS 2013), and every possible action is a candidate,
 * ordered by the rules' estimate. The model is queried again for an action only as often as the square root of its visits, with a new
 * random seed each time, so that a plan does not rest on one lucky outcome.
 *
 * <p>The search ends as soon as the model has confirmed the first steps of a plan that no other plan can beat: the expert's count is a
 * lower bound. So a decision costs one or two model steps where the model agrees with the rules; elsewhere the search finds an alternative.
 * The graph is kept for the next decision as long as outcomes are as expected. An action that was executed and failed gets a penalty until
 * another action succeeds, which prevents endless repetition when the model is too optimistic.
 */
public final class MctsPolicy implements Policy {
    private static final double FAILED_BEFORE = 0.75;
    private static final int IDLE_SIMULATIONS = 16;
    private static final double CLOSE = 1e-9;

    private final SearchModel model;
    private final MctsSettings settings;
    private final LongSupplier nanoTime;
    private final ExpertOfBoard experts = new ExpertOfBoard();
    private AssemblyTask task;
    private SearchGraph graph;
    private Node expected;
    private long seed;

    /** With {@link MctsSettings#tuned}. Takes ownership of the model: closing the policy closes it. */
    public MctsPolicy(AssemblyWorld model) {
        this(model, MctsSettings.tuned(), System::nanoTime);
    }

    /** @param nanoTime clock for the time budget, nanoseconds since any origin */
    public MctsPolicy(AssemblyWorld model, MctsSettings settings, LongSupplier nanoTime) {
        this.model = new SearchModel(model);
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
                model.enter(situation, DecisionSeed.of(seed, situation));
                root.arriveAt(model.moment());
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
        model.close();
    }

    /** The node of the situation, in the previous decision's graph if its expected outcome occurred. */
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
                node = edge.draw(model.random());
                modelIsThere = false;
                continue;
            }
            if (!meter.left()) {
                nodes.remove(nodes.size() - 1);
                edges.remove(edges.size() - 1);
                break;
            }
            if (!modelIsThere) {
                model.back(node.moment());
            }
            meter.node();
            Optional<StepResult> result = model.step(edge.action);
            if (result.isEmpty()) {
                break;
            }
            boolean known = graph.holds(result.get().state());
            node = graph.node(result.get().state());
            node.arriveAt(model.moment());
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

    /** Whether the first part of the best plan is confirmed, and no plan can be shorter. */
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

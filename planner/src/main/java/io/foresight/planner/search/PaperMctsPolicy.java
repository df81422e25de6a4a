package io.foresight.planner.search;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Imagined;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The tree search that ReflectVLM uses as a baseline (arXiv 2502.16707, appendix F.2), with its constants: AlphaGo Zero's search without a
 * prior. In the tree, the edge with the largest {@code Q + U} is followed, {@code U = c sqrt(sum N) / (1 + N)} with {@code c = 0.5}. Each
 * new state gets a few proposals and the value {@code V = exp(-0.1 S)}, where S is the length of the expert's rollout from there; Q is the
 * mean of the values below. After 50 iterations the action with the largest Q at the root is chosen, and the next decision starts with a
 * new tree. S is the expert's exact count instead of a simulated rollout, which is equal in a deterministic world.
 *
 * <p>One thing differs, and can be turned off: a proposal that would be refused is never the decision, because a refused action costs a
 * step. If there is no other, the decision is a random possible action.
 */
public final class PaperMctsPolicy implements Policy {
    /** Exploration constant. */
    static final double C = 0.5;

    /** Iterations per decision. */
    static final int ITERATIONS = 50;

    private static final double VALUE_SCALE = -0.1;

    private final SearchModel model;
    private final Proposals proposals;
    private final boolean onlyPossible;
    private final LongSupplier nanoTime;
    private final ExpertOfBoard experts = new ExpertOfBoard();
    private Expert expert;
    private Dependencies dependencies;
    private long seed;

    /**
     * With the expert's action among the five proposals with probability 0.95. Takes ownership of the model: closing the policy closes it.
     */
    public PaperMctsPolicy(AssemblyWorld model) {
        this(model, Proposals.withExpert(Proposals.PAPER_COUNT, 0.95), true, System::nanoTime);
    }

    /**
     * @param onlyPossible whether refused actions are never chosen
     * @param nanoTime clock for the time budget, nanoseconds since any origin
     */
    public PaperMctsPolicy(AssemblyWorld model, Proposals proposals, boolean onlyPossible, LongSupplier nanoTime) {
        this.model = new SearchModel(model);
        this.proposals = proposals;
        this.onlyPossible = onlyPossible;
        this.nanoTime = nanoTime;
    }

    @Override
    public String name() {
        return "mcts-paper";
    }

    @Override
    public void begin(long episodeSeed) {
        seed = episodeSeed;
    }

    @Override
    public Decision decide(Situation situation, Budget budget) {
        BudgetMeter meter = new BudgetMeter(budget, nanoTime);
        dependencies = situation.task().board().dependencies();
        expert = experts.of(dependencies);
        model.enter(situation, DecisionSeed.of(seed, situation));
        Node root = new Node(situation.state(), model.moment(), false);
        expand(root);
        int iterations = 0;
        while (iterations < ITERATIONS && meter.left()) {
            simulate(root, meter);
            iterations++;
        }
        return answer(root, meter, iterations < ITERATIONS);
    }

    @Override
    public void close() {
        model.close();
    }

    private void simulate(Node root, BudgetMeter meter) {
        List<Edge> path = new ArrayList<>();
        Node node = root;
        while (!node.over) {
            Edge edge = node.select();
            path.add(edge);
            if (edge.child == null) {
                model.back(node.moment);
                meter.node();
                edge.child = model.step(edge.action)
                        .map(this::arrive)
                        .orElseGet(() -> new Node(root.state, root.moment, true)); // the model failed: value 0
                node = edge.child;
                break;
            }
            node = edge.child;
        }
        double value = worth(node);
        for (Edge edge : path) {
            edge.visits++;
            edge.sum += value;
        }
    }

    private Node arrive(StepResult result) {
        Node node = new Node(result.state(), model.moment(), result.finished());
        if (!node.over) {
            expand(node);
        }
        return node;
    }

    private void expand(Node node) {
        for (Action action : proposals.propose(node.state, expert, dependencies, model.random())) {
            node.edges.add(new Edge(action));
        }
    }

    /** {@code exp(-0.1 S)}; 0 for an end without success and for a lost piece. */
    private double worth(Node node) {
        if (node.over && !node.state.solved()) {
            return 0;
        }
        int steps = expert.stepsToGo(node.state);
        return steps == Expert.UNSOLVABLE ? 0 : StrictMath.exp(VALUE_SCALE * steps);
    }

    private Decision answer(Node root, BudgetMeter meter, boolean cutShort) {
        List<Imagined> imagined = new ArrayList<>();
        Edge best = null;
        for (Edge edge : root.edges) {
            if (edge.child != null) {
                imagined.add(new Imagined(List.of(edge.action), edge.child.state, edge.mean()));
            }
            boolean allowed = !onlyPossible || !Candidates.refused(dependencies, root.state, edge.action);
            if (allowed && (best == null || edge.mean() > best.mean())) {
                best = edge;
            }
        }
        Action action = Optional.ofNullable(best).map(edge -> edge.action).orElseGet(() -> {
            List<Action> possible = Candidates.possible(dependencies, root.state);
            return possible.get(model.random().nextInt(possible.size()));
        });
        return new Decision(action, plan(action, best), imagined, meter.nodes(), meter.elapsed(), cutShort);
    }

    private static List<Action> plan(Action action, Edge first) {
        List<Action> plan = new ArrayList<>(List.of(action));
        Node node = first == null ? null : first.child;
        while (node != null) {
            Edge best = node.best();
            if (best == null) {
                break;
            }
            plan.add(best.action);
            node = best.child;
        }
        return plan;
    }

    /** A state in the tree. */
    private static final class Node {
        private final AssemblyState state;
        private final byte[] moment;
        private final boolean over;
        private final List<Edge> edges = new ArrayList<>();

        Node(AssemblyState state, byte[] moment, boolean over) {
            this.state = state;
            this.moment = moment;
            this.over = over;
        }

        Edge select() {
            int visits = 0;
            for (Edge edge : edges) {
                visits += edge.visits;
            }
            double scale = C * Math.sqrt(visits);
            Edge best = edges.get(0);
            double highest = Double.NEGATIVE_INFINITY;
            for (Edge edge : edges) {
                double score = edge.mean() + scale / (1 + edge.visits);
                if (score > highest) {
                    highest = score;
                    best = edge;
                }
            }
            return best;
        }

        /** The visited edge with the largest mean; null when there is none. */
        Edge best() {
            Edge best = null;
            for (Edge edge : edges) {
                if (edge.visits > 0 && (best == null || edge.mean() > best.mean())) {
                    best = edge;
                }
            }
            return best;
        }
    }

    /** An action in the tree. */
    private static final class Edge {
        private final Action action;
        private Node child;
        private int visits;
        private double sum;

        Edge(Action action) {
            this.action = action;
        }

        double mean() {
            return visits == 0 ? 0 : sum / visits;
        }
    }
}

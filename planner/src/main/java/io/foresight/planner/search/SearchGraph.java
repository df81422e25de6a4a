package io.foresight.planner.search;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.world.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The states reached by a search, each once, with the model's outcomes. Costs are expected steps to the goal. */
final class SearchGraph {
    private final Value value;
    private final Expert expert;
    private final Dependencies dependencies;
    private final Map<AssemblyState, Node> nodes = new HashMap<>(); // used for lookup only, never iterated

    SearchGraph(Value value, Expert expert, Dependencies dependencies) {
        this.value = value;
        this.expert = expert;
        this.dependencies = dependencies;
    }

    /** The node of a state; created if it is new. */
    Node node(AssemblyState state) {
        return nodes.computeIfAbsent(state, this::create);
    }

    boolean holds(AssemblyState state) {
        return nodes.containsKey(state);
    }

    /** Estimated remaining steps, without search. */
    double guess(AssemblyState state) {
        return value.stepsLeft(expert, state);
    }

    private Node create(AssemblyState state) {
        return new Node(state, state.solved() || state.lost() != 0, guess(state));
    }

    /** Creates the actions of a node, ordered by the value function's estimate. */
    void expand(Node node) {
        List<Edge> edges = new ArrayList<>();
        boolean trusted = value == Value.STEPS_TO_GO;
        for (Action action : Candidates.possible(dependencies, node.state)) {
            double promise = trusted
                    ? 1 + guess(Rules.apply(dependencies, node.state, action).state())
                    : node.cost;
            edges.add(new Edge(action, promise, trusted ? 1 : 0));
        }
        node.edges = edges;
        node.update();
    }

    /** A state, and the estimates of the cost from there. */
    static final class Node {
        final AssemblyState state;
        final boolean end;
        private final double guess;
        private double cost;
        private int visits;
        private byte[] moment = {};
        private List<Edge> edges = List.of();

        Node(AssemblyState state, boolean end, double guess) {
            this.state = state;
            this.end = end;
            this.guess = guess;
            cost = guess;
        }

        boolean expanded() {
            return !edges.isEmpty();
        }

        List<Edge> edges() {
            return edges;
        }

        double guess() {
            return guess;
        }

        /** Expected steps from here. */
        double cost() {
            return cost;
        }

        /** The model's last saved state for this node. */
        byte[] moment() {
            return moment;
        }

        void arriveAt(byte[] now) {
            moment = now;
        }

        /** The action to try next: the one with the lowest cost, minus a bonus for actions with few visits. */
        Edge select(double exploration) {
            double scale = exploration * Math.sqrt(visits);
            Edge best = edges.get(0);
            double lowest = Double.POSITIVE_INFINITY;
            for (Edge edge : edges) {
                double score = edge.cost - scale / (1 + edge.visits);
                if (score < lowest) {
                    lowest = score;
                    best = edge;
                }
            }
            return best;
        }

        /** The visited action with the lowest cost; among equals the one with more visits, then the first. Null when there is none. */
        Edge cheapest() {
            Edge best = null;
            for (Edge edge : edges) {
                boolean better =
                        best == null || edge.cost < best.cost || (edge.cost == best.cost && edge.visits > best.visits);
                if (edge.visits > 0 && better) {
                    best = edge;
                }
            }
            return best;
        }

        /** Updates the cost from those of its actions (a Bellman update). */
        void update() {
            if (end || edges.isEmpty()) {
                return;
            }
            double lowest = Double.POSITIVE_INFINITY;
            for (Edge edge : edges) {
                lowest = Math.min(lowest, edge.cost);
            }
            cost = Math.min(lowest, Value.HOPELESS);
        }

        void visited() {
            visits++;
        }
    }

    /** An action in a state, and its outcomes in the model. */
    static final class Edge {
        final Action action;
        private final List<Node> outcomes = new ArrayList<>();
        private final double promise;
        private final int trust;
        private int visits;
        private double cost;

        /**
         * @param promise estimated cost before the model was queried
         * @param trust number of model outcomes that the estimate counts for afterwards
         */
        Edge(Action action, double promise, int trust) {
            this.action = action;
            this.promise = promise;
            this.trust = trust;
            cost = promise;
        }

        int visits() {
            return visits;
        }

        double cost() {
            return cost;
        }

        /**
         * Whether to query the model again or draw from its previous outcomes. The number of outcomes grows with the square root of the
         * visits.
         */
        boolean wantsSample() {
            int wanted = outcomes.size() + 1;
            return wanted * wanted <= visits + 1;
        }

        /** One of the outcomes, drawn by frequency. */
        Node draw(SplittableRandom random) {
            return outcomes.get(random.nextInt(outcomes.size()));
        }

        void sampled(Node outcome) {
            outcomes.add(outcome);
        }

        /** The most frequent outcome, the earliest among equals; null when there is none. */
        Node likeliest() {
            Node best = null;
            int most = 0;
            for (Node outcome : outcomes) {
                int count = 0;
                for (Node other : outcomes) {
                    count += other == outcome ? 1 : 0;
                }
                if (count > most) {
                    most = count;
                    best = outcome;
                }
            }
            return best;
        }

        void visited() {
            visits++;
            update();
        }

        void update() {
            if (outcomes.isEmpty()) {
                cost = Value.HOPELESS; // the model failed
                return;
            }
            double sum = trust * promise;
            for (Node outcome : outcomes) {
                sum += 1 + outcome.cost;
            }
            cost = Math.min(sum / (trust + outcomes.size()), Value.HOPELESS);
        }
    }
}

package io.foresight.launch.view;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.task.Verb;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Rules;
import io.foresight.planner.world.StepResult;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.reflect.belief.OrderReading;
import io.foresight.reflect.belief.OutcomeRules;
import io.foresight.reflect.belief.PieceReading;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.reflect.policy.ReflectSettings;
import io.foresight.reflect.policy.ReflectivePolicy;
import io.foresight.reflect.propose.Proposal;
import io.foresight.reflect.propose.Proposer;
import io.foresight.reflect.read.PictureReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Reflects as with pictures, but its reader is told the truth and repeats it with doubt: of the order it is never sure. */
final class KnowingPolicy implements Policy {
    private static final int SIDE = 64;
    private static final Picture ANY = new Picture(SIDE, SIDE, new byte[3 * SIDE * SIDE]);

    private final ReflectivePolicy reflective =
            new ReflectivePolicy(new Guessing(), new Told(), rules(), ReflectSettings.USUAL);
    private Situation now; // the decision under way

    @Override
    public String name() {
        return reflective.name();
    }

    @Override
    public void begin(long seed) {
        reflective.begin(seed);
    }

    @Override
    public Decision decide(Situation situation, Budget budget) {
        now = situation;
        return reflective.decide(
                Situation.ofPictures(
                        situation.pieces(), Optional.empty(), situation.reports(), situation.stepsLeft(), ANY, ANY),
                budget);
    }

    /** Names the best action first, or another that comes to mind. */
    private final class Guessing implements Proposer {
        @Override
        public Sight sight() {
            return Sight.ofPictures(SIDE, SIDE);
        }

        @Override
        public Proposal propose(Situation situation, Optional<ImaginedPlan> imagined, Duration time) {
            int decided = situation.reports().size();
            List<Action> all = Action.all(situation.pieces().size());
            Action first = decided % 2 == 0
                    ? all.get(new SplittableRandom(decided).nextInt(all.size()))
                    : new Expert(now.task().board().dependencies()).choose(now.state());
            return new Proposal(
                    all,
                    all.stream()
                            .mapToDouble(action -> Math.log(action.equals(first) ? 0.62 : 0.38 / (all.size() - 1)))
                            .toArray());
        }
    }

    private final class Told implements PictureReader {
        @Override
        public int side() {
            return SIDE;
        }

        @Override
        public OrderReading order(Picture goal, List<Colour> pieces) {
            Dependencies order = now.task().board().dependencies();
            SplittableRandom random = new SplittableRandom(4);
            int n = pieces.size();
            double[][] over = new double[n][n];
            for (int upper = 1; upper < n; upper++) {
                for (int lower = 0; lower < upper; lower++) {
                    boolean so = (order.predecessors(upper) >> lower & 1) != 0;
                    over[lower][upper] = so ? random.nextDouble(0.4, 0.98) : random.nextDouble(0, 0.25);
                }
            }
            return new OrderReading(over);
        }

        @Override
        public PieceReading pieces(Picture image, Picture goal, List<Colour> pieces) {
            double[][] status = new double[pieces.size()][PieceStatus.COUNT];
            for (int piece = 0; piece < status.length; piece++) {
                double sure = piece % 3 == 1 ? 0.6 : 0.999;
                for (int k = 0; k < PieceStatus.COUNT; k++) {
                    status[piece][k] = PieceStatus.of(now.state(), piece).ordinal() == k
                            ? sure
                            : (1 - sure) / (PieceStatus.COUNT - 1);
                }
            }
            return new PieceReading(status);
        }

        @Override
        public void close() {}
    }

    /** Counted in the symbolic world, with good actions and bad ones. */
    private static OutcomeRules rules() {
        long[][] counts = new long[OutcomeRules.CONTEXTS][OutcomeRules.ENDS];
        SplittableRandom random = new SplittableRandom(1);
        SymbolicWorld world = new SymbolicWorld(FailureModel.CALIBRATED);
        for (AssemblyTask task : TaskSplit.TRAIN.tasks(200)) {
            Dependencies order = task.board().dependencies();
            Expert expert = new Expert(order);
            List<Action> all = Action.all(order.pieces());
            world.reset(task, random.nextLong());
            for (int step = 0; step < 30 && !world.finished() && world.state().lost() == 0; step++) {
                AssemblyState before = world.state();
                Action action = random.nextBoolean() ? expert.choose(before) : all.get(random.nextInt(all.size()));
                if (action.verb() != Verb.DONE) {
                    StepResult result = world.step(action);
                    int piece = action.piece();
                    int context = OutcomeRules.context(
                            action.verb(),
                            PieceStatus.of(before, piece),
                            before.held() >= 0 && before.held() != piece,
                            Rules.covered(order, before, piece),
                            false);
                    boolean succeeded = result.outcome().kind() == Outcome.Kind.SUCCESS;
                    counts[context][OutcomeRules.end(succeeded, PieceStatus.of(result.state(), piece))]++;
                }
            }
        }
        return new OutcomeRules(counts, 0);
    }
}

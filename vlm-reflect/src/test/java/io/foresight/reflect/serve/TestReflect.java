package io.foresight.reflect.serve;

import com.google.protobuf.ByteString;
import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.render.Picture;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Colour;
import io.foresight.planner.world.FailureModel;
import io.foresight.reflect.belief.Order;
import io.foresight.reflect.belief.OutcomeRules;
import io.foresight.reflect.learn.LearntRules;
import io.foresight.reflect.policy.ReflectSettings;
import io.foresight.reflect.propose.Proposal;
import io.foresight.reflect.propose.Proposer;
import io.foresight.reflect.propose.Undecided;
import io.foresight.serving.CallGate;
import io.foresight.v1.ObservedReport;
import io.foresight.v1.PieceColour;
import io.foresight.v1.PlannedAction;
import io.foresight.v1.PlannerImage;
import io.foresight.v1.ReflectServiceGrpc;
import io.foresight.v1.ReflectSituation;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The service without sockets, with a reader of {@link CodedPictures} and a proposer that a test may replace. */
final class TestReflect implements AutoCloseable {
    static final int MOST_PIECES = 7;
    static final OutcomeRules RULES = LearntRules.in(FailureModel.NONE, 1500);

    /** Who proposes. */
    final AtomicReference<Proposer> proposer = new AtomicReference<>(new Undecided(64));

    private final ReflectWork work;
    private final ReflectService service;
    private final Server server;
    private final ManagedChannel channel;

    TestReflect() {
        this(ServeConfig.DEFAULT);
    }

    TestReflect(ServeConfig config) {
        work = ReflectWork.open(config, parts());
        service = new ReflectService(work);
        String name = InProcessServerBuilder.generateName();
        try {
            server = InProcessServerBuilder.forName(name)
                    .executor(work.threads())
                    .addService(CallGate.before(
                            service, new CountedRules(work), config.limits().maxMessageBytes()))
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        channel = InProcessChannelBuilder.forName(name).build();
    }

    ReflectParts parts() {
        return new ReflectParts(new Replaceable(), new CodedPictures(), RULES, ReflectSettings.USUAL, MOST_PIECES);
    }

    ReflectServiceGrpc.ReflectServiceBlockingStub stub() {
        return ReflectServiceGrpc.newBlockingStub(channel);
    }

    void stop() {
        service.stop();
    }

    /** A moment of a task; its pieces are numbered by colour. */
    static ReflectSituation.Builder situation(AssemblyTask task, AssemblyState state) {
        ReflectSituation.Builder wire = ReflectSituation.newBuilder()
                .setGoal(image(CodedPictures.goal(over(task))))
                .setImage(image(CodedPictures.of(byColour(task, state))))
                .setSeed(7);
        colours(task).forEach(colour -> wire.addPieces(PieceColour.valueOf("PIECE_COLOUR_" + colour)));
        return wire;
    }

    static List<Colour> colours(AssemblyTask task) {
        return task.board().pieces().stream()
                .map(piece -> piece.colour())
                .sorted()
                .toList();
    }

    /** By colour, the number of each of the board's pieces. */
    static int[] numbers(AssemblyTask task) {
        return task.board().pieces().stream()
                .mapToInt(piece -> colours(task).indexOf(piece.colour()))
                .toArray();
    }

    static AssemblyState byColour(AssemblyTask task, AssemblyState state) {
        AssemblyState renumbered = AssemblyState.goal(state.pieces());
        int[] numbers = numbers(task);
        for (int piece = 0; piece < numbers.length; piece++) {
            renumbered = renumbered.with(numbers[piece], state.place(piece), state.lying(piece));
        }
        return renumbered;
    }

    /** The true order, 90 % sure. */
    static double[][] over(AssemblyTask task) {
        Order order = Order.of(task.board().dependencies(), numbers(task));
        double[][] over = new double[order.pieces()][order.pieces()];
        for (int i = 0; i < over.length; i++) {
            for (int j = 0; j < over.length; j++) {
                over[i][j] = i == j ? 0 : (order.over(i) >> j & 1) != 0 ? 0.9 : 0.02;
            }
        }
        return over;
    }

    static PlannerImage image(Picture picture) {
        return PlannerImage.newBuilder()
                .setWidth(picture.width())
                .setHeight(picture.height())
                .setRgb(ByteString.copyFrom(picture.rgb()))
                .build();
    }

    static PlannedAction action(String text) {
        return PlannedAction.newBuilder().setText(text).build();
    }

    static ObservedReport report(String text, boolean succeeded) {
        return ObservedReport.newBuilder()
                .setAction(action(text))
                .setSucceeded(succeeded)
                .build();
    }

    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
        work.close();
    }

    /** Finds everything equally likely, after this. */
    record After(Runnable before) implements Proposer {
        @Override
        public Sight sight() {
            return Sight.ofPictures(CodedPictures.SIDE, CodedPictures.SIDE);
        }

        @Override
        public Proposal propose(Situation situation, Optional<ImaginedPlan> imagined, Duration time) {
            before.run();
            return Proposal.uniform(situation.pieces().size());
        }
    }

    private final class Replaceable implements Proposer {
        @Override
        public Sight sight() {
            return Sight.ofPictures(CodedPictures.SIDE, CodedPictures.SIDE);
        }

        @Override
        public Proposal propose(Situation situation, Optional<ImaginedPlan> imagined, Duration time) {
            return proposer.get().propose(situation, imagined, time);
        }
    }
}

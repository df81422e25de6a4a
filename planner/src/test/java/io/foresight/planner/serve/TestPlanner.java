package io.foresight.planner.serve;

import io.foresight.planner.fixture.NamedKind;
import io.foresight.planner.fixture.RulesWorld;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.FailureModel;
import io.foresight.planner.world.SymbolicWorld;
import io.foresight.serving.CallGate;
import io.foresight.v1.PlannerServiceGrpc;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;

/** The service without sockets, with the real policies, worlds that break or are missing, and one policy that a test decides. */
final class TestPlanner implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(20);

    /** What the policy {@code told} does. */
    final AtomicReference<BiFunction<Situation, Budget, Decision>> told = new AtomicReference<>();

    final ServeParts parts;
    final PlannerClient client;
    private final PlannerService service;
    private final Server server;

    TestPlanner() {
        this(ServeConfig.DEFAULT);
    }

    TestPlanner(ServeConfig config) {
        parts = ServeParts.open(config, offer());
        service = new PlannerService(parts);
        String name = InProcessServerBuilder.generateName();
        try {
            server = InProcessServerBuilder.forName(name)
                    .executor(parts.work())
                    .addService(CallGate.before(
                            service,
                            new AnswerRules(parts::slots),
                            config.limits().maxMessageBytes()))
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client = PlannerClient.over(InProcessChannelBuilder.forName(name).build(), SOON);
    }

    PlannerServiceGrpc.PlannerServiceStub stub() {
        return PlannerServiceGrpc.newStub(client.channel());
    }

    /** No new calls; episodes end with their next event. */
    void stop() {
        service.stop();
    }

    Offer offer() {
        Map<String, Offer.WorldFactory> worlds = new LinkedHashMap<>();
        worlds.put(Offer.SYMBOLIC, Offer.WorldFactory.always(() -> new SymbolicWorld(FailureModel.NONE)));
        worlds.put("slipping", Offer.WorldFactory.always(() -> new RulesWorld().slipping(0.5)));
        worlds.put("breaking", Offer.WorldFactory.always(() -> new RulesWorld().breakingAfter(2)));
        worlds.put(
                "missing",
                new Offer.WorldFactory(TestPlanner::missing, () -> Optional.of("no library for this machine")));
        return new Offer(
                NamedKind.besideInstalled(
                        new NamedKind("told", true, 7, Told::new), new NamedKind("shown", false, 7, Shown::new)),
                worlds);
    }

    private static AssemblyWorld missing() {
        throw new PlannerException(
                PlannerException.Code.NATIVES_MISSING, "the physics library has no build for this machine");
    }

    @Override
    public void close() {
        stop();
        client.close();
        server.shutdownNow();
        parts.close();
    }

    /** As {@link Told}, and sees pictures of 64 x 64 pixels instead of the state. */
    private final class Shown implements Policy {
        @Override
        public String name() {
            return "shown";
        }

        @Override
        public Sight sight() {
            return Sight.ofPictures(64, 64);
        }

        @Override
        public void begin(long seed) {}

        @Override
        public Decision decide(Situation situation, Budget budget) {
            return told.get().apply(situation, budget);
        }
    }

    private final class Told implements Policy {
        @Override
        public String name() {
            return "told";
        }

        @Override
        public void begin(long seed) {}

        @Override
        public Decision decide(Situation situation, Budget budget) {
            return told.get().apply(situation, budget);
        }
    }
}

package io.foresight.reflect.serve;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.serve.BudgetWire;
import io.foresight.planner.serve.CallLife;
import io.foresight.planner.serve.DecisionWire;
import io.foresight.planner.serve.ErrorCode;
import io.foresight.planner.serve.RefusedException;
import io.foresight.reflect.policy.ReflectSettings;
import io.foresight.reflect.propose.Proposal;
import io.foresight.reflect.propose.Proposer;
import io.foresight.v1.DecideRequest;
import io.foresight.v1.DecideResponse;
import io.foresight.v1.DescribeReflectRequest;
import io.foresight.v1.DescribeReflectResponse;
import io.foresight.v1.ImagineRequest;
import io.foresight.v1.ImagineResponse;
import io.foresight.v1.ProposeRequest;
import io.foresight.v1.ProposeResponse;
import io.foresight.v1.ReflectRequest;
import io.foresight.v1.ReflectResponse;
import io.foresight.v1.ReflectServiceGrpc;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The five calls. These methods take a slot and pass the request on; the work is done on other threads. */
final class ReflectService extends ReflectServiceGrpc.ReflectServiceImplBase {
    /** Maximum number of times that a caller may reflect on the same decision. */
    static final int MOST_ROUNDS = 3;

    private final ReflectWork shared;
    private final SituationWire situations;
    private final Imagining imagining;
    private final Deciding deciding;

    ReflectService(ReflectWork shared) {
        this.shared = shared;
        situations = shared.situations();
        imagining = new Imagining(shared.parts());
        deciding = new Deciding(shared);
    }

    @Override
    public void describeReflect(DescribeReflectRequest request, StreamObserver<DescribeReflectResponse> caller) {
        ServeLimits limits = shared.config().limits();
        CallCounts counts = shared.counts();
        caller.onNext(DescribeReflectResponse.newBuilder()
                .setImageSide(shared.parts().reader().side())
                .setMaxPieces(shared.parts().mostPieces())
                .setMaxReports(limits.maxReports())
                .setMaxPictures(limits.maxPictures())
                .setMaxRounds(MOST_ROUNDS)
                .setMaxHorizon(ReflectSettings.MOST_STEPS)
                .setHorizon(shared.parts().settings().horizon())
                .setMaxNodes(limits.maxNodes())
                .setMaxDecisionTime(BudgetWire.write(shared.config().decisions().maxTime()))
                .setDeadlineMargin(BudgetWire.write(shared.config().decisions().deadlineMargin()))
                .setMaxMessageBytes(limits.maxMessageBytes())
                .putAllRefused(counts.refused())
                .setAnswered(counts.answered())
                .setFallbacks(counts.fallbacks())
                .setVersion(version())
                .build());
        caller.onCompleted();
    }

    @Override
    public void propose(ProposeRequest request, StreamObserver<ProposeResponse> caller) {
        ReflectCall.start(shared, caller, (life, early) -> {
            EpisodeSoFar episode = situations.read(request.getSituation());
            long started = System.nanoTime();
            Proposal proposal = shared.parts().proposer().propose(episode.now(), Optional.empty(), timeToPropose(life));
            return ProposeResponse.newBuilder()
                    .addAllProposed(ProposalWire.write(proposal, episode.pieces()))
                    .setElapsed(BudgetWire.write(Duration.ofNanos(System.nanoTime() - started)))
                    .build();
        });
    }

    private Duration timeToPropose(CallLife life) {
        Duration most = shared.config().decisions().maxTime();
        Duration left = life.left().minus(shared.config().decisions().deadlineMargin());
        if (left.isNegative() || left.isZero()) {
            throw RefusedException.of(ErrorCode.DEADLINE_PASSED, "no time is left to propose in");
        }
        return left.compareTo(most) < 0 ? left : most;
    }

    @Override
    public void imagine(ImagineRequest request, StreamObserver<ImagineResponse> caller) {
        ReflectCall.start(
                shared, caller, (life, early) -> imagining.imagine(request, situations.read(request.getSituation())));
    }

    @Override
    public void reflect(ReflectRequest request, StreamObserver<ReflectResponse> caller) {
        ReflectCall.start(shared, caller, (life, early) -> {
            long round = Integer.toUnsignedLong(request.getRound());
            if (round > MOST_ROUNDS) {
                throw RefusedException.badField(
                        ErrorCode.LIMIT_EXCEEDED,
                        "round",
                        "round must be at most " + MOST_ROUNDS + ", got " + round + "; act on the last answer");
            }
            EpisodeSoFar episode = situations.read(request.getSituation());
            Proposer given = new GivenProposal(
                    ProposalWire.read(request.getProposedList(), episode.pieces()),
                    shared.parts().proposer().sight());
            Budget budget = deciding.budget(request.getBudget());
            Consumer<Deciding.Made> late = made -> early.accept(reflection(made, episode));
            return reflection(deciding.decide(episode, given, budget, life, late), episode);
        });
    }

    private static ReflectResponse reflection(Deciding.Made made, EpisodeSoFar episode) {
        return ReflectResponse.newBuilder()
                .setDecision(made.write(episode.pieces()))
                .build();
    }

    @Override
    public void decide(DecideRequest request, StreamObserver<DecideResponse> caller) {
        ReflectCall.start(shared, caller, (life, early) -> {
            EpisodeSoFar episode = situations.read(request.getSituation());
            Budget budget = deciding.budget(request.getBudget());
            Consumer<Deciding.Made> late = made -> early.accept(decision(made, episode));
            return decision(deciding.decide(episode, shared.parts().proposer(), budget, life, late), episode);
        });
    }

    private static DecideResponse decision(Deciding.Made made, EpisodeSoFar episode) {
        return DecideResponse.newBuilder()
                .setDecision(made.write(episode.pieces()))
                .addAllFutures(DecisionWire.futures(made.decision(), episode.pieces()))
                .build();
    }

    /** Admits no further calls. */
    void stop() {
        shared.places().stop();
    }

    private static String version() {
        String version = ReflectService.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}

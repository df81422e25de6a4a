package io.foresight.planner.serve;

import io.foresight.v1.ClientDecision;
import io.foresight.v1.DecideEpisodeRequest;
import io.foresight.v1.DecideEpisodeResponse;
import io.foresight.v1.DecideStart;
import io.foresight.v1.PlannedAction;
import io.foresight.v1.PlannerServiceGrpc;
import io.foresight.v1.PolicyObservation;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One DecideEpisode call, message by message. */
final class DecideLog implements StreamObserver<DecideEpisodeResponse> {
    private final List<PolicyObservation> observations = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final StreamObserver<DecideEpisodeRequest> call;
    private Throwable failure;

    private DecideLog(PlannerServiceGrpc.PlannerServiceStub stub) {
        call = stub.decideEpisode(this);
    }

    static DecideLog open(PlannerServiceGrpc.PlannerServiceStub stub) {
        return new DecideLog(stub);
    }

    DecideLog start(DecideStart.Builder start) {
        call.onNext(DecideEpisodeRequest.newBuilder().setStart(start).build());
        return this;
    }

    void decide(int step, String text) {
        call.onNext(DecideEpisodeRequest.newBuilder()
                .setDecision(ClientDecision.newBuilder()
                        .setStep(step)
                        .setAction(PlannedAction.newBuilder().setText(text)))
                .build());
    }

    void complete() {
        call.onCompleted();
    }

    synchronized PolicyObservation awaitObservation(int step) throws InterruptedException {
        long end = System.nanoTime() + TestPlanner.SOON.toNanos();
        while (observations.size() <= step) {
            if (failure != null || System.nanoTime() > end) {
                throw new AssertionError("nothing was observed in step " + step, failure);
            }
            wait(100);
        }
        return observations.get(step);
    }

    /** How the call failed. */
    Refusal awaitRefusal() throws InterruptedException {
        if (!ended.await(TestPlanner.SOON.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the episode goes on");
        }
        return Refusal.of(() -> {
            throw (RuntimeException) failure;
        });
    }

    @Override
    public synchronized void onNext(DecideEpisodeResponse response) {
        if (response.hasObservation()) {
            observations.add(response.getObservation());
        }
        notifyAll();
    }

    @Override
    public synchronized void onError(Throwable t) {
        failure = t;
        ended.countDown();
        notifyAll();
    }

    @Override
    public void onCompleted() {
        ended.countDown();
    }
}

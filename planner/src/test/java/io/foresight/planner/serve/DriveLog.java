package io.foresight.planner.serve;

import io.foresight.v1.DriveEpisodeRequest;
import io.foresight.v1.DriveEpisodeResponse;
import io.foresight.v1.EpisodeEvent;
import io.foresight.v1.RobotReport;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The client's end of DriveEpisode, message by message. */
final class DriveLog implements StreamObserver<DriveEpisodeResponse> {
    private final List<EpisodeEvent> events = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final StreamObserver<DriveEpisodeRequest> call;
    private Throwable failure;

    private DriveLog(TestPlanner test) {
        call = test.stub().driveEpisode(this);
    }

    static DriveLog open(TestPlanner test) {
        return new DriveLog(test);
    }

    void send(DriveEpisodeRequest.Builder message) {
        call.onNext(message.build());
    }

    void report(RobotReport.Builder report) {
        send(DriveEpisodeRequest.newBuilder().setReport(report));
    }

    void complete() {
        call.onCompleted();
    }

    synchronized EpisodeEvent awaitChosen(int step) throws InterruptedException {
        long end = System.nanoTime() + TestPlanner.SOON.toNanos();
        while (true) {
            for (EpisodeEvent event : events) {
                if (event.hasChosen() && event.getStep() == step) {
                    return event;
                }
            }
            if (failure != null || System.nanoTime() > end) {
                throw new AssertionError("nothing was chosen in step " + step, failure);
            }
            wait(100);
        }
    }

    Throwable awaitEnd() throws InterruptedException {
        if (!ended.await(TestPlanner.SOON.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the episode goes on");
        }
        return failure;
    }

    @Override
    public synchronized void onNext(DriveEpisodeResponse response) {
        events.add(response.getEvent());
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

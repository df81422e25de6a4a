package io.foresight.planner.serve;

import io.foresight.v1.EpisodeEvent;
import io.foresight.v1.RunEpisodeRequest;
import io.foresight.v1.RunEpisodeResponse;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What came over an episode's stream, and how it ended. */
final class EpisodeLog implements ClientResponseObserver<RunEpisodeRequest, RunEpisodeResponse> {
    private final List<EpisodeEvent> events = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final int readAhead;
    private ClientCallStreamObserver<RunEpisodeRequest> call;
    private Throwable failure;

    /** Reads everything as it comes. */
    EpisodeLog() {
        this(Integer.MAX_VALUE);
    }

    /** Reads only so many events. */
    EpisodeLog(int readAhead) {
        this.readAhead = readAhead;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<RunEpisodeRequest> started) {
        call = started;
        started.disableAutoRequestWithInitial(readAhead);
    }

    @Override
    public synchronized void onNext(RunEpisodeResponse response) {
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

    /** Reads everything that is left. */
    void readOn() {
        call.request(Integer.MAX_VALUE - 1000);
    }

    void cancel() {
        call.cancel("the test has seen enough", null);
    }

    synchronized List<EpisodeEvent> events() {
        return List.copyOf(events);
    }

    synchronized EpisodeEvent awaitEvent(int index) throws InterruptedException {
        long end = System.nanoTime() + TestPlanner.SOON.toNanos();
        while (events.size() <= index) {
            if (failure != null || System.nanoTime() > end) {
                throw new AssertionError("event " + index + " did not come, there are " + events.size(), failure);
            }
            wait(100);
        }
        return events.get(index);
    }

    /** What ended the stream; null when it completed. */
    Throwable awaitEnd() throws InterruptedException {
        if (!ended.await(TestPlanner.SOON.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the episode goes on");
        }
        return failure;
    }
}

package io.foresight.ros2.topic;

/** Time that passes only by waiting for it, and by {@link #pass}. For one thread. */
final class FakeTime implements ReplayTime {
    private long now = 5_000_000_000L;
    private boolean stopped;

    /** Time that goes by without waiting, as work takes it. */
    void pass(long nanos) {
        now += nanos;
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public boolean awaitUntil(long nanos) {
        now = Math.max(now, stopped ? now : nanos);
        return !stopped;
    }

    @Override
    public void stop() {
        stopped = true;
    }
}

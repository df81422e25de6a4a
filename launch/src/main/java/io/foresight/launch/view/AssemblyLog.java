package io.foresight.launch.view;

import java.nio.ByteBuffer;

/** What browsers can still get of the assembly scene: the episode that is under way, and its newest step. */
final class AssemblyLog {
    private Entry episode;
    private Entry step;
    private long published;

    synchronized void add(EpisodeView view) {
        episode = new Entry(++published, AssemblyMessage.episode(view).asReadOnlyBuffer());
        step = null;
    }

    synchronized void add(StepView view) {
        step = new Entry(++published, AssemblyMessage.step(view).asReadOnlyBuffer());
    }

    /** What a browser that has had everything up to {@code index} gets next; null when it has all. */
    synchronized Entry after(long index) {
        if (episode != null && episode.index() > index) {
            return episode;
        }
        return step != null && step.index() > index ? step : null;
    }

    /**
     * One message.
     *
     * @param index growing by one a message
     */
    record Entry(long index, ByteBuffer message) {}
}

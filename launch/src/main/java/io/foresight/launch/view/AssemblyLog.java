package io.foresight.launch.view;

import java.nio.ByteBuffer;

/** The messages of the assembly scene that browsers can still get: the current episode, and its newest step. */
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

    /** The next message for a browser that has received everything up to {@code index}; null when there is none. */
    synchronized Entry after(long index) {
        if (episode != null && episode.index() > index) {
            return episode;
        }
        return step != null && step.index() > index ? step : null;
    }

    /**
     * One message.
     *
     * @param index increased by one for each message
     */
    record Entry(long index, ByteBuffer message) {}
}

package io.foresight.perception.serve;

import io.foresight.perception.serve.ReplySlot.Outgoing;
import java.util.Optional;

/**
 * A stream's frames that are not answered yet: of those to be worked on the newest, and at most one verdict on each side of it, so that replies
 * leave in the order in which their frames came. Thread-safe.
 */
final class StreamInbox {
    private final ReplySlot out;
    private InboundFrame next; // null: no frame waits
    private Outgoing before; // verdict on a frame between the one being worked on and next; null: none
    private Outgoing after; // verdict on a frame after next; null: none
    private boolean working;

    StreamInbox(ReplySlot out) {
        this.out = out;
    }

    /**
     * Keeps a frame until it is taken.
     *
     * @return whether an older one was dropped for it
     */
    synchronized boolean offer(InboundFrame frame) {
        boolean superseded = next != null;
        if (after != null) {
            answerBeforeNext(after);
            after = null;
        }
        next = frame;
        return superseded;
    }

    /** Sends the verdict on a frame that needs no work, when its turn comes. */
    synchronized void answer(Outgoing verdict) {
        if (next == null) {
            answerBeforeNext(verdict);
            return;
        }
        if (after != null) {
            out.drop();
        }
        after = verdict;
    }

    private void answerBeforeNext(Outgoing verdict) {
        if (!working) {
            out.send(verdict);
            return;
        }
        if (before != null) {
            out.drop();
        }
        before = verdict;
    }

    /** The frame to be worked on now; empty when the client has left. To be answered for by {@link #done}. */
    synchronized Optional<InboundFrame> take() {
        Optional<InboundFrame> taken = Optional.ofNullable(next);
        working = true;
        next = null;
        before = after;
        after = null;
        return taken;
    }

    /** The frame that was taken is answered. */
    synchronized void done() {
        working = false;
        if (before != null) {
            out.send(before);
            before = null;
        }
    }

    /** Nobody waits for answers any more. */
    synchronized void clear() {
        next = null;
        before = null;
        after = null;
    }
}

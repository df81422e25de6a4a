package io.foresight.reflect.serve;

import io.foresight.planner.serve.Answer;
import io.foresight.planner.serve.CallLife;
import io.foresight.planner.serve.RefusedException;
import io.foresight.planner.serve.Slots;
import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * One call, on its own thread. It keeps its slot until the work has ended, even if the caller got a reply earlier, so that overrunning work
 * cannot accumulate.
 */
final class ReflectCall<R> implements Runnable {
    private final ReflectWork shared;
    private final Work<R> work;
    private final CallLife life;
    private final Answer<R> answer;

    private ReflectCall(ReflectWork shared, Work<R> work, CallLife life, Answer<R> answer) {
        this.shared = shared;
        this.work = work;
        this.life = life;
        this.answer = answer;
    }

    /** The work of a call. */
    interface Work<R> {
        /**
         * Does the work.
         *
         * @param early sends a reply before the work has ended; only the first reply is sent
         */
        R answer(CallLife life, Consumer<R> early);
    }

    /**
     * Starts the work of a call.
     *
     * @throws RefusedException when there is no free slot
     */
    static <R> void start(ReflectWork shared, StreamObserver<R> caller, Work<R> work) {
        CallLife life = new CallLife(Context.current().getDeadline());
        Answer<R> answer = new Answer<>(caller, life);
        shared.places().enter();
        try {
            shared.threads().execute(new ReflectCall<>(shared, work, life, answer));
        } catch (RejectedExecutionException e) {
            shared.places().leave();
            throw Slots.stopping();
        }
    }

    @Override
    public void run() {
        R reply;
        try {
            life.requireCaller();
            reply = work.answer(life, answer::give);
        } catch (Throwable t) {
            shared.places().leave(); // before the reply: the caller may call again at once
            RefusedException refusal = Answer.refusal(t);
            shared.counts().refuse(refusal.code());
            answer.fail(refusal);
            return;
        }
        shared.places().leave();
        shared.counts().answer();
        answer.give(reply);
    }
}

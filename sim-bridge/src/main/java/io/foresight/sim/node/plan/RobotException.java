package io.foresight.sim.node.plan;

/**
 * The robot cannot continue in this episode: it does not respond, has started another episode, or reports an error. The message says which.
 */
final class RobotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RobotException(String message) {
        super(message);
    }
}

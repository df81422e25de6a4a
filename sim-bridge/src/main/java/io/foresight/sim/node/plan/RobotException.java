package io.foresight.sim.node.plan;

/** The robot at the other end cannot be driven on in this episode: it is silent, began another episode, or cannot go on. Says which. */
final class RobotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RobotException(String message) {
        super(message);
    }
}

package io.foresight.launch.cli;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Hears of each Ctrl-C. The JDK alone hears of the first only: while hooks run it ignores the others. Its class for signals is one that the
 * compiler warns of, hence the reflection; where it is missing, everything stays as the JDK has it.
 */
final class CtrlC implements AutoCloseable {
    private static final String SIGNAL = "sun.misc.Signal";
    private static final String HANDLER = "sun.misc.SignalHandler";

    private final Object before; // the handler that was there; null: none was installed

    /** @param pressed called on a thread of the JVM's */
    CtrlC(Runnable pressed) {
        before = handle(pressed);
    }

    private static Object handle(Runnable pressed) {
        try {
            Class<?> type = Class.forName(HANDLER);
            return install(Proxy.newProxyInstance(
                    CtrlC.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            pressed.run();
                            return null;
                        }
                        return method.invoke(pressed, arguments); // Object's methods
                    }));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return null;
        }
    }

    private static Object install(Object handler) throws ReflectiveOperationException {
        Class<?> signal = Class.forName(SIGNAL);
        Method handle = signal.getMethod("handle", signal, Class.forName(HANDLER));
        return handle.invoke(null, signal.getConstructor(String.class).newInstance("INT"), handler);
    }

    /** Sets the handler that was there before. */
    @Override
    public void close() {
        if (before != null) {
            try {
                install(before);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the handler of Ctrl-C was installed before", e);
            }
        }
    }
}

package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InterruptTest {
    private static final int CODE_OF_THE_COMMAND = 7;

    @Test
    void aCommandThatEndedLeavesTheJvmsOwnExitCodeAlone() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        ownClasses(Interrupt.class) + File.pathSeparator + ownClasses(EndsByItself.class),
                        EndsByItself.class.getName())
                .inheritIO()
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static String ownClasses(Class<?> of) throws Exception {
        return Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    /** A command that failed, inside a program that did not. */
    static final class EndsByItself {
        private EndsByItself() {}

        public static void main(String[] arguments) {
            try (Interrupt interrupt = new Interrupt()) {
                interrupt.endWith(CODE_OF_THE_COMMAND);
            }
        }
    }
}

package io.foresight.launch.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** This software's version, from its jar. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"foresight " + current() + ", Java " + Runtime.version()};
    }

    static String current() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "(unpacked)");
    }
}

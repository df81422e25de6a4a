package io.foresight.ros2.dds;

import io.foresight.ros2.PeerProgram;
import io.foresight.ros2.cdr.MessagePrograms;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.message.MessageCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

/** Programs of other DDS implementations that run beside a test, built from our messages as IDL by their own compilers. */
public final class WirePeers {
    private static final String CYCLONE_LOOPBACK = """
            <CycloneDDS><Domain id="any">
            <General><Interfaces><NetworkInterface name="lo" multicast="false"/></Interfaces><AllowMulticast>false</AllowMulticast>
            <MaxMessageSize>65500B</MaxMessageSize><FragmentSize>64000B</FragmentSize></General>
            <Discovery><LeaseDuration>5s</LeaseDuration><ParticipantIndex>auto</ParticipantIndex><MaxAutoParticipantIndex>31</MaxAutoParticipantIndex>
            <Peers><Peer Address="127.0.0.1"/></Peers></Discovery>
            <Internal><SocketReceiveBufferSize min="default" max="16MB"/></Internal></Domain></CycloneDDS>
            """;

    private final MessagePrograms programs;

    /** For every message of the catalogue. */
    WirePeers() {
        this(MessageCatalogue.all());
    }

    /** For these messages and what is inside them. */
    public WirePeers(Collection<MessageType<?>> types) {
        programs = new MessagePrograms(types);
    }

    /** Whose program. */
    public enum Kind {
        /** Cyclone DDS, in C. */
        CYCLONE,
        /** Fast DDS, in C++. */
        FAST_DDS
    }

    /**
     * Starts a program; its source is {@code cyclone_NAME.c} or {@code fastdds_NAME.cpp}. Skips the test, saying what to install, where something
     * is missing.
     */
    public WirePeer start(Kind kind, String name, Object... arguments) throws IOException, InterruptedException {
        return started(
                switch (kind) {
                    case CYCLONE -> {
                        PeerProgram.needCyclone();
                        yield programs.cyclone(WirePeers.class, "cyclone_" + name + ".c");
                    }
                    case FAST_DDS -> {
                        PeerProgram.needFastDds();
                        yield programs.fastDds(
                                WirePeers.class,
                                "fastdds_" + name + ".cpp",
                                "Made",
                                type -> "type<" + type.ddsName() + "PubSubType>");
                    }
                },
                arguments);
    }

    /** Starts a program over Cyclone DDS with an interface that nobody here derived: {@code NAME.idl}, {@code cyclone_NAME.c}. */
    public static WirePeer startAlone(String name, Object... arguments) throws IOException, InterruptedException {
        PeerProgram.needCyclone();
        String source = "cyclone_" + name + ".c";
        Path built = PeerProgram.build(
                "cyclone-alone",
                Map.of(
                        name + ".idl",
                        PeerProgram.source(WirePeers.class, name + ".idl"),
                        source,
                        PeerProgram.source(WirePeers.class, source)),
                "idlc " + name + ".idl",
                "cc -O1 -o peer " + source + " " + name + ".c -lddsc");
        return started(built.resolve("peer"), arguments);
    }

    private static WirePeer started(Path program, Object... arguments) throws IOException {
        return new WirePeer(program, Map.of("CYCLONEDDS_URI", CYCLONE_LOOPBACK), arguments);
    }
}

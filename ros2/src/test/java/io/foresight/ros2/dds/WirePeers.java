package io.foresight.ros2.dds;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.ros2.cdr.ForeignPeer;
import io.foresight.ros2.cdr.InterfaceText;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.message.MessageCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Programs of other DDS implementations, built here from our messages as IDL by their own compilers. A folder of them lasts as long as the test's. */
public final class WirePeers {
    private static final String CYCLONE_LOOPBACK = """
            <CycloneDDS><Domain id="any">
            <General><Interfaces><NetworkInterface name="lo" multicast="false"/></Interfaces><AllowMulticast>false</AllowMulticast>
            <MaxMessageSize>65500B</MaxMessageSize><FragmentSize>64000B</FragmentSize></General>
            <Discovery><LeaseDuration>5s</LeaseDuration><ParticipantIndex>auto</ParticipantIndex><MaxAutoParticipantIndex>31</MaxAutoParticipantIndex>
            <Peers><Peer Address="127.0.0.1"/></Peers></Discovery>
            <Internal><SocketReceiveBufferSize min="default" max="16MB"/></Internal></Domain></CycloneDDS>
            """;

    private final Path folder;
    private final Collection<MessageType<?>> types;
    private final Map<Kind, Path> built = new EnumMap<>(Kind.class);

    /** For every message of the catalogue. */
    WirePeers(Path folder) {
        this(folder, MessageCatalogue.all());
    }

    /** For these messages and what is inside them. */
    public WirePeers(Path folder, Collection<MessageType<?>> types) {
        this.folder = folder;
        this.types = types;
    }

    /** Whose program. */
    public enum Kind {
        /** Cyclone DDS, in C. */
        CYCLONE {
            @Override
            void need() {
                ForeignPeer.need("idlc", "cyclonedds-tools");
                ForeignPeer.need("cc", "gcc");
                ForeignPeer.needHeader("dds/dds.h", "cyclonedds-dev");
            }
        },
        /** Fast DDS, in C++. */
        FAST_DDS {
            @Override
            void need() {
                ForeignPeer.need("fastddsgen", "fastddsgen");
                ForeignPeer.need("c++", "g++");
                ForeignPeer.needHeader("fastdds/dds/domain/DomainParticipant.hpp", "libfastrtps-dev");
            }
        };

        /** Skips the test, saying what to install, where something is missing. */
        abstract void need();
    }

    /** Starts a program; its source is {@code cyclone_NAME.c} or {@code fastdds_NAME.cpp}, built at the first time. */
    public WirePeer start(Kind kind, String name, Object... arguments) throws IOException, InterruptedException {
        kind.need();
        Path program = built.get(kind);
        if (program == null) {
            program = switch (kind) {
                case CYCLONE -> cyclone(name);
                case FAST_DDS -> fastDds(name);
            };
            built.put(kind, program);
        }
        return new WirePeer(program, Map.of("CYCLONEDDS_URI", CYCLONE_LOOPBACK), arguments);
    }

    /** Starts a program over Cyclone DDS with an interface that nobody here derived: {@code NAME.idl}, {@code cyclone_NAME.c}. */
    public WirePeer startAlone(String name, Object... arguments) throws IOException, InterruptedException {
        Kind.CYCLONE.need();
        for (String file : List.of(name + ".idl", "cyclone_" + name + ".c")) {
            try (InputStream code = WirePeers.class.getResourceAsStream(file)) {
                Files.write(folder.resolve(file), code.readAllBytes());
            }
        }
        run(folder, "idlc", name + ".idl");
        run(folder, "cc", "-O1", "-o", name, "cyclone_" + name + ".c", name + ".c", "-lddsc");
        return new WirePeer(folder.resolve(name), Map.of("CYCLONEDDS_URI", CYCLONE_LOOPBACK), arguments);
    }

    private Path cyclone(String name) throws IOException, InterruptedException {
        String source = "cyclone_" + name + ".c";
        Path at = prepared(
                "cyclone",
                source,
                "static const dds_topic_descriptor_t *types[TYPES]",
                type -> "&" + type.ddsName().replace("::", "_") + "_desc");
        run(at, "idlc", "messages.idl");
        run(at, "cc", "-O1", "-o", "peer", source, "messages.c", "-lddsc");
        return at.resolve("peer");
    }

    private Path fastDds(String name) throws IOException, InterruptedException {
        String source = "fastdds_" + name + ".cpp";
        Path at = prepared(
                "fastdds", source, "static const Made types[TYPES]", type -> "type<" + type.ddsName() + "PubSubType>");
        run(at, "fastddsgen", "-replace", "messages.idl");
        run(at, "c++", "-O1", "-c", source);
        run(at, "c++", "-O0", "-c", "messages.cxx", "messagesPubSubTypes.cxx");
        String program = source.replace(".cpp", ".o");
        run(at, "c++", "-o", "peer", program, "messages.o", "messagesPubSubTypes.o", "-lfastrtps", "-lfastcdr");
        return at.resolve("peer");
    }

    private Path prepared(String kind, String source, String table, Function<MessageType<?>, String> entry)
            throws IOException {
        Path at = Files.createDirectories(folder.resolve(kind));
        Files.writeString(at.resolve("messages.idl"), new InterfaceText(types).text());
        Files.writeString(
                at.resolve("types.h"),
                "#define TYPES " + types.size() + "\n" + table
                        + types.stream().map(entry).collect(Collectors.joining(",\n    ", " = {\n    ", "\n};\n")));
        try (InputStream code = WirePeers.class.getResourceAsStream(source)) {
            Files.write(at.resolve(source), code.readAllBytes());
        }
        return at;
    }

    private static void run(Path at, String... command) throws IOException, InterruptedException {
        Path said = at.resolve("said");
        Process process = new ProcessBuilder(command)
                .directory(at.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("%s ends", List.of(command)).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", List.of(command), Files.readString(said))
                .isZero();
    }
}

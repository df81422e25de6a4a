package io.foresight.ros2.cdr;

import io.foresight.ros2.PeerProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Programs of other DDS implementations over structs that their own compilers make of our messages as IDL. */
public final class MessagePrograms {
    private final List<MessageType<?>> types;
    private final Map<String, String> idl;

    /** For these messages and what is inside them. */
    public MessagePrograms(Collection<MessageType<?>> types) {
        this.types = List.copyOf(types);
        idl = Map.of("messages.idl", new InterfaceText(types).text());
    }

    /**
     * A program in C over Cyclone DDS.
     *
     * @param beside the class beside which its source lies
     * @return the program
     */
    public Path cyclone(Class<?> beside, String source) throws IOException, InterruptedException {
        Path messages = PeerProgram.build("cyclone-messages", idl, "idlc messages.idl", "cc -O1 -c messages.c");
        String there = "../" + messages.getFileName();
        return PeerProgram.build(
                        "cyclone",
                        Map.of(
                                source,
                                PeerProgram.source(beside, source),
                                "types.h",
                                table(
                                        "dds_topic_descriptor_t *",
                                        type -> "&" + type.ddsName().replace("::", "_") + "_desc")),
                        "cc -O1 -I" + there + " -o peer " + source + " " + there + "/messages.o -lddsc")
                .resolve("peer");
    }

    /**
     * A program in C++ over Fast DDS.
     *
     * @param beside the class beside which its source lies
     * @param element the C++ type of the table of types
     * @param entry what stands in it for a type
     * @return the program
     */
    public Path fastDds(Class<?> beside, String source, String element, Function<MessageType<?>, String> entry)
            throws IOException, InterruptedException {
        Path messages = PeerProgram.build(
                "fastdds-messages",
                idl,
                "fastddsgen -replace messages.idl",
                "c++ -O0 -c messages.cxx messagesPubSubTypes.cxx");
        String there = "../" + messages.getFileName();
        return PeerProgram.build(
                        "fastdds",
                        Map.of(source, PeerProgram.source(beside, source), "types.h", table(element, entry)),
                        "c++ -O1 -I" + there + " -o peer " + source + " " + there + "/messages.o " + there
                                + "/messagesPubSubTypes.o -lfastrtps -lfastcdr")
                .resolve("peer");
    }

    private String table(String element, Function<MessageType<?>, String> entry) {
        return "#define TYPES " + types.size() + "\nstatic const " + element + " types[TYPES]"
                + types.stream().map(entry).collect(Collectors.joining(",\n    ", " = {\n    ", "\n};\n"));
    }
}

package io.foresight.ros2.cdr;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Byte for byte beside other implementations: their compilers make structs of our messages, their serialisers read our bytes into them and write
 * them again. Without their tools these tests are skipped and say so.
 */
@Tag("interop")
class MessageInteropTest {
    @TempDir
    private Path folder;

    @Test
    void cycloneReadsOurBytesAndWritesTheSame() throws IOException, InterruptedException {
        ForeignPeer.need("idlc", "cyclonedds-tools");
        ForeignPeer.need("cc", "gcc");
        ForeignPeer.needHeader("dds/ddsi/ddsi_serdata.h", "cyclonedds-dev");
        ForeignPeer cyclone = new ForeignPeer(folder);
        cyclone.prepare(
                "cyclone_peer.c",
                "static const dds_topic_descriptor_t *types[TYPES]",
                type -> "    &" + type.ddsName().replace("::", "_") + "_desc");
        cyclone.run("idlc", "messages.idl");
        cyclone.run("cc", "-o", "peer", "cyclone_peer.c", "messages.c", "-lddsc");

        cyclone.writesWhatWeWrite("./peer", "in", "out");
    }

    @Test
    void fastDdsReadsOurBytesAndWritesTheSame() throws IOException, InterruptedException {
        ForeignPeer.need("fastddsgen", "fastddsgen");
        ForeignPeer.need("c++", "g++");
        ForeignPeer.needHeader("fastcdr/Cdr.h", "libfastcdr-dev");
        ForeignPeer fast = new ForeignPeer(folder);
        fast.prepare(
                "fastdds_peer.cpp", "static const Again types[TYPES]", type -> "    again<" + type.ddsName() + ">");
        fast.run("fastddsgen", "-replace", "messages.idl");
        fast.run("c++", "-O0", "-o", "peer", "fastdds_peer.cpp", "messages.cxx", "-lfastcdr");

        fast.writesWhatWeWrite("./peer", "in", "out");
    }

    @Test
    void aViewerThatKnowsOnlyTheDefinitionReadsOurBytesAndWritesTheSame() throws IOException, InterruptedException {
        Path peer = Path.of("target/npm/message-peer.mjs").toAbsolutePath();
        ForeignPeer.need("node", "nodejs");
        assumeTrue(
                Files.exists(peer) && Files.isDirectory(peer.resolveSibling("node_modules/@foxglove/rosmsg")),
                "SKIPPED: no libraries in target/npm (copy src/test/npm there and npm ci, as .ci/run does)");
        ForeignPeer viewer = new ForeignPeer(folder).ascii();
        viewer.writeDefinitions("definitions");

        viewer.writesWhatWeWrite("node", peer.toString(), "definitions", "in", "out");
    }
}

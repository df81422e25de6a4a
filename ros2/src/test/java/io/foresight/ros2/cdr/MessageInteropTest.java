package io.foresight.ros2.cdr;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foresight.ros2.PeerProgram;
import io.foresight.ros2.message.MessageCatalogue;
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

    private final MessagePrograms programs = new MessagePrograms(MessageCatalogue.all());

    @Test
    void cycloneReadsOurBytesAndWritesTheSame() throws IOException, InterruptedException {
        PeerProgram.needCyclone();
        PeerProgram.needHeader("dds/ddsi/ddsi_serdata.h", "cyclonedds-dev");
        Path peer = programs.cyclone(MessageInteropTest.class, "cyclone_peer.c");
        new ForeignPeer(folder).writesWhatWeWrite(peer.toString(), "in", "out");
    }

    @Test
    void fastDdsReadsOurBytesAndWritesTheSame() throws IOException, InterruptedException {
        PeerProgram.needFastDds();
        PeerProgram.needHeader("fastcdr/Cdr.h", "libfastcdr-dev");
        Path peer = programs.fastDds(
                MessageInteropTest.class, "fastdds_peer.cpp", "Again", type -> "again<" + type.ddsName() + ">");
        new ForeignPeer(folder).writesWhatWeWrite(peer.toString(), "in", "out");
    }

    @Test
    void aViewerThatKnowsOnlyTheDefinitionReadsOurBytesAndWritesTheSame() throws IOException, InterruptedException {
        Path peer = Path.of("target/npm/message-peer.mjs").toAbsolutePath();
        PeerProgram.need("node", "nodejs");
        assumeTrue(
                Files.exists(peer) && Files.isDirectory(peer.resolveSibling("node_modules/@foxglove/rosmsg")),
                "SKIPPED: no libraries in target/npm (copy src/test/npm there and npm ci, as .ci/run does)");
        ForeignPeer viewer = new ForeignPeer(folder).ascii();
        viewer.writeDefinitions("definitions");

        viewer.writesWhatWeWrite("node", peer.toString(), "definitions", "in", "out");
    }
}

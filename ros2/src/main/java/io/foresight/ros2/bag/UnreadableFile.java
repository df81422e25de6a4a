package io.foresight.ros2.bag;

import io.foresight.ros2.mcap.Damage;
import io.foresight.ros2.mcap.McapQuery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A file of which nothing can be read, as a killed recorder leaves when it had just begun it: without a byte, or cut in its header. Beside
 * others it is a file without messages.
 *
 * @param problem why nothing can be read
 */
record UnreadableFile(Optional<Damage> damage, IOException problem) implements BagFile {
    /** Refuses a bag that has nothing else, and tells of such files in one that has. */
    static void require(List<BagFile> files) throws IOException {
        if (files.stream().allMatch(UnreadableFile.class::isInstance)) {
            throw ((UnreadableFile) files.get(0)).problem();
        }
        for (BagFile file : files) {
            if (file instanceof UnreadableFile unreadable) {
                unreadable.damage.ifPresent(damage -> damage.leaveOut("the file", unreadable.problem, 0));
            }
        }
    }

    @Override
    public List<BagTopic> topics() {
        return List.of();
    }

    @Override
    public long[] times() {
        return new long[2];
    }

    @Override
    public long[] logTimes(BagTopic topic) {
        return new long[0];
    }

    @Override
    public BagMessages messages(McapQuery query) {
        return new NoMessages();
    }

    @Override
    public String storage() {
        return FileKind.EMPTY.storage();
    }

    private static final class NoMessages implements BagMessages {
        @Override
        public boolean next() {
            return false;
        }

        @Override
        public String topic() {
            return "";
        }

        @Override
        public String type() {
            return "";
        }

        @Override
        public long logTime() {
            return 0;
        }

        @Override
        public ByteBuffer data() {
            return ByteBuffer.allocate(0);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}

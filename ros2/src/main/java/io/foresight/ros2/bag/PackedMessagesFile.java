package io.foresight.ros2.bag;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import io.foresight.ros2.mcap.Damage;
import io.foresight.ros2.mcap.McapLimits;
import io.foresight.ros2.mcap.McapQuery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file in which each message is packed by zstd, as rosbag2 does in its compression mode MESSAGE. */
record PackedMessagesFile(BagFile packed, Path path, McapLimits limits) implements BagFile {
    @Override
    public List<BagTopic> topics() throws IOException {
        return packed.topics();
    }

    @Override
    public long[] times() throws IOException {
        return packed.times();
    }

    @Override
    public long[] logTimes(BagTopic topic) throws IOException {
        return packed.logTimes(topic);
    }

    @Override
    public BagMessages messages(McapQuery query) throws IOException {
        return new Messages(packed.messages(query));
    }

    @Override
    public String storage() {
        return packed.storage();
    }

    @Override
    public Optional<Damage> damage() {
        return packed.damage();
    }

    private ByteBuffer unpacked(ByteBuffer data, String where) throws BagException {
        byte[] bytes = new byte[data.remaining()];
        data.duplicate().get(bytes);
        long size = Zstd.getFrameContentSize(bytes);
        if (Zstd.isError(size) || size < 0) {
            throw new BagException(path, where + " is not packed by zstd, though metadata.yaml says so");
        }
        if (size > limits.payloadBytes()) {
            throw new BagException(path, where + " has " + size + " bytes, limit " + limits.payloadBytes());
        }
        try {
            return ByteBuffer.wrap(Zstd.decompress(bytes, (int) size)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (ZstdException damaged) {
            throw new BagException(path, where + " cannot be unpacked: " + damaged.getMessage(), damaged);
        }
    }

    private final class Messages implements BagMessages {
        private final BagMessages messages;
        private ByteBuffer data;

        Messages(BagMessages messages) {
            this.messages = messages;
        }

        @Override
        public boolean next() throws IOException {
            while (messages.next()) {
                String message = "the message of " + messages.logTime() + " on " + messages.topic();
                try {
                    data = unpacked(messages.data(), message);
                    return true;
                } catch (BagException damaged) {
                    if (damage().isEmpty()) {
                        throw damaged;
                    }
                    damage().get().leaveOut(message, damaged, 1);
                }
            }
            return false;
        }

        @Override
        public String topic() {
            return messages.topic();
        }

        @Override
        public String type() {
            return messages.type();
        }

        @Override
        public long logTime() {
            return messages.logTime();
        }

        @Override
        public ByteBuffer data() {
            return data;
        }

        @Override
        public void close() throws IOException {
            messages.close();
        }
    }
}

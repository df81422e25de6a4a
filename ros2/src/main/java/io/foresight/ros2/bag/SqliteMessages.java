package io.foresight.ros2.bag;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** Iterates over messages of a SQLite file, row by row. */
final class SqliteMessages implements BagMessages {
    private final Path path;
    private final Connection connection;
    private final ResultSet rows;
    private final Map<Long, BagTopic> topics;
    private final long limit;
    private BagTopic topic;
    private long logTime;
    private byte[] data = new byte[0];

    SqliteMessages(Path path, Connection connection, ResultSet rows, Map<Long, BagTopic> topics, long limit) {
        this.path = path;
        this.connection = connection;
        this.rows = rows;
        this.topics = topics;
        this.limit = limit;
    }

    @Override
    public boolean next() throws IOException {
        try {
            if (!rows.next()) {
                return false;
            }
            topic = topics.get(rows.getLong(1));
            logTime = rows.getLong(2);
            long length = rows.getLong(3);
            if (length > limit) {
                throw new BagException(
                        path,
                        "the message of " + logTime + " on " + topic.name() + " has " + length + " bytes, limit "
                                + limit);
            }
            byte[] bytes = rows.getBytes(4);
            data = bytes == null ? new byte[0] : bytes;
            return true;
        } catch (SQLException e) {
            throw new BagException(
                    path, "is damaged, recover it with `sqlite3 FILE .recover | sqlite3 NEW`: " + e.getMessage(), e);
        }
    }

    @Override
    public String topic() {
        return topic.name();
    }

    @Override
    public String type() {
        return topic.type();
    }

    @Override
    public long logTime() {
        return logTime;
    }

    @Override
    public ByteBuffer data() {
        return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        try (connection) {
            rows.getStatement().close();
        } catch (SQLException e) {
            throw new BagException(path, "cannot be closed: " + e.getMessage(), e);
        }
    }
}

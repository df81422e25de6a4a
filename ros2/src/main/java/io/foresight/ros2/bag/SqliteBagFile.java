package io.foresight.ros2.bag;

import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.mcap.Damage;
import io.foresight.ros2.mcap.McapLimits;
import io.foresight.ros2.mcap.McapQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.sqlite.SQLiteConfig;

/** A SQLite file of a bag: tables {@code topics} and {@code messages}. Opened read-only, and no SQL stored in it is executed. */
record SqliteBagFile(Path path, McapLimits limits, Optional<Damage> damage) implements BagFile {
    private static final int MOST_TOPICS = 1 << 16;
    private static final String RECOVER = "is not a bag's SQLite file, or is damaged: ";

    @Override
    public String storage() {
        return FileKind.SQLITE.storage();
    }

    @Override
    public List<BagTopic> topics() throws IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            Map<Long, Long> counts = new LinkedHashMap<>();
            try (ResultSet rows = statement.executeQuery("SELECT topic_id, COUNT(*) FROM messages GROUP BY topic_id")) {
                while (rows.next()) {
                    counts.put(rows.getLong(1), rows.getLong(2));
                }
            }
            List<BagTopic> topics = new ArrayList<>();
            readTopics(statement)
                    .forEach((id, topic) -> topics.add(new BagTopic(
                            topic.name(),
                            topic.type(),
                            topic.serialization(),
                            counts.getOrDefault(id, 0L),
                            topic.offered())));
            return topics;
        } catch (SQLException e) {
            throw new BagException(path, RECOVER + e.getMessage(), e);
        }
    }

    @Override
    public long[] times() throws IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT MIN(timestamp), MAX(timestamp) FROM messages")) {
            return rows.next() ? new long[] {rows.getLong(1), rows.getLong(2)} : new long[2];
        } catch (SQLException e) {
            throw new BagException(path, RECOVER + e.getMessage(), e);
        }
    }

    @Override
    public long[] logTimes(BagTopic topic) throws IOException {
        try (Connection connection = connect();
                Statement names = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT timestamp FROM messages WHERE timestamp >= 0 AND topic_id IN ("
                                + ids(readTopics(names), each -> topic.has(each.name(), each.type()))
                                + ") ORDER BY timestamp")) {
            LongStream.Builder times = LongStream.builder();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    times.add(rows.getLong(1));
                }
            }
            return times.build().toArray();
        } catch (SQLException e) {
            throw new BagException(path, RECOVER + e.getMessage(), e);
        }
    }

    @Override
    public BagMessages messages(McapQuery query) throws IOException {
        Connection connection = connect();
        try {
            return messages(connection, query);
        } catch (SQLException e) {
            BagException refusal = new BagException(path, RECOVER + e.getMessage(), e);
            close(connection, refusal);
            throw refusal;
        } catch (IOException | RuntimeException | Error e) {
            close(connection, e);
            throw e;
        }
    }

    private static void close(Connection connection, Throwable reason) {
        try {
            connection.close();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private BagMessages messages(Connection connection, McapQuery query) throws SQLException, IOException {
        Map<Long, BagTopic> topics;
        try (Statement statement = connection.createStatement()) {
            topics = readTopics(statement);
        }
        String wanted =
                ids(topics, each -> query.topics().isEmpty() || query.topics().contains(each.name()));
        PreparedStatement statement = connection.prepareStatement(
                "SELECT topic_id, timestamp, length(data), data FROM messages WHERE timestamp >= ? AND timestamp <= ?"
                        + " AND topic_id IN (" + wanted + ") ORDER BY timestamp, id");
        // SQLite's times are signed, a query's are unsigned: times beyond the largest signed value cannot be in the
        // file
        boolean nothing = query.from() < 0 || query.until() == 0;
        statement.setLong(1, nothing ? 1 : query.from());
        statement.setLong(2, nothing ? 0 : query.until() < 0 ? Long.MAX_VALUE : query.until() - 1);
        return new SqliteMessages(path, connection, statement.executeQuery(), topics, limits.payloadBytes());
    }

    private static String ids(Map<Long, BagTopic> topics, Predicate<BagTopic> wanted) {
        return topics.entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .map(entry -> entry.getKey().toString())
                .collect(Collectors.joining(","));
    }

    private Map<Long, BagTopic> readTopics(Statement statement) throws SQLException, BagException {
        Map<Long, BagTopic> topics = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery("SELECT * FROM topics ORDER BY id")) {
            boolean saysQos = hasColumn(rows.getMetaData(), OfferedQos.KEY); // the oldest bags do not have it
            while (rows.next()) {
                long id = rows.getLong("id");
                String name = rows.getString("name");
                String type = rows.getString("type");
                String serialization = rows.getString("serialization_format");
                if (name == null || type == null || serialization == null) {
                    throw new BagException(path, "topic " + id + " lacks its name, type or serialization format");
                }
                List<Qos> offered = saysQos ? OfferedQos.parse(path, rows.getString(OfferedQos.KEY)) : List.of();
                topics.put(id, new BagTopic(name, type, serialization, 0, offered));
                if (topics.size() > MOST_TOPICS) {
                    throw new BagException(path, "has more than " + MOST_TOPICS + " topics");
                }
            }
        }
        return topics;
    }

    private static boolean hasColumn(ResultSetMetaData columns, String name) throws SQLException {
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (columns.getColumnName(i).equals(name)) {
                return true;
            }
        }
        return false;
    }

    private Connection connect() throws BagException {
        if (!Files.isRegularFile(path)) {
            throw new BagException(path, "is missing");
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        try {
            Connection connection = config.createConnection("jdbc:sqlite:" + path.toAbsolutePath());
            try {
                prepare(connection);
                return connection;
            } catch (SQLException | BagException | RuntimeException | Error e) {
                close(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new BagException(path, RECOVER + e.getMessage(), e);
        }
    }

    /** Both must be tables: a view could run arbitrary SQL, even endlessly. */
    private void prepare(Connection connection) throws SQLException, BagException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA cell_size_check = ON");
            try (ResultSet rows = statement.executeQuery(
                    "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ('topics', 'messages')"
                            + " AND sql NOT LIKE 'CREATE VIRTUAL%'")) {
                if (!rows.next() || rows.getInt(1) != 2) {
                    throw new BagException(path, "has no tables topics and messages: it is not a file of a bag");
                }
            }
        }
    }
}

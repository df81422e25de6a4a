package io.foresight.ros2.discovery;

import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.dds.Qos.Durability;
import io.foresight.ros2.dds.Qos.Reliability;
import io.foresight.ros2.discovery.DeliveryTerms.Persistence;
import io.foresight.ros2.discovery.DeliveryTerms.Scope;
import io.foresight.ros2.discovery.EndpointTerms.Liveliness;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the announcement of one endpoint. Missing parameters have RTPS's defaults. */
final class EndpointReader {
    private static final Pattern TYPE_HASH = Pattern.compile("RIHS01_[0-9a-f]{64}");
    private static final int MAX_PARTITIONS = 64;
    private static final int RELIABLE = 2;
    private static final int KEEP_ALL = 1;
    private static final int PERSISTENT = 3;

    private final boolean writer;
    private Guid guid;
    private String topic = "";
    private String type = "";
    private Reliability reliability;
    private Durability durability = Durability.VOLATILE;
    private int depth = 1;
    private Optional<String> typeHash = Optional.empty();
    private long deadline = Long.MAX_VALUE;
    private Liveliness liveliness = Liveliness.AUTOMATIC;
    private long lease = Long.MAX_VALUE;
    private boolean exclusive;
    private final List<String> partitions = new ArrayList<>();
    private Persistence persistence = Persistence.NONE;
    private long latencyBudget;
    private boolean bySourceTime;
    private Scope scope = Scope.INSTANCE;
    private boolean coherent;
    private boolean ordered;
    private final List<Integer> representations = new ArrayList<>();

    private EndpointReader(boolean writer) {
        this.writer = writer;
        reliability = writer ? Reliability.RELIABLE : Reliability.BEST_EFFORT;
    }

    /**
     * Reads an announcement.
     *
     * @param writer whether it announces a writer
     */
    static DiscoveredEndpoint read(ByteBuffer parameters, boolean writer) throws MalformedException {
        EndpointReader reader = new EndpointReader(writer);
        ParameterList.read(parameters, reader::parameter);
        return reader.endpoint();
    }

    /** Reads only the GUID; the announcement of a removed endpoint contains nothing else. */
    static Optional<Guid> guid(ByteBuffer parameters) throws MalformedException {
        Guid[] found = {null};
        ParameterList.read(parameters, (id, value) -> {
            if (id == ParameterList.ENDPOINT_GUID) {
                found[0] = ParameterList.guid(value);
            }
        });
        return Optional.ofNullable(found[0]);
    }

    private void parameter(int id, ByteBuffer value) throws MalformedException {
        switch (id) {
            case ParameterList.ENDPOINT_GUID -> guid = ParameterList.guid(value);
            case ParameterList.TOPIC_NAME -> topic = ParameterList.text(value);
            case ParameterList.TYPE_NAME -> type = ParameterList.text(value);
            case ParameterList.RELIABILITY ->
                reliability = value.getInt() >= RELIABLE ? Reliability.RELIABLE : Reliability.BEST_EFFORT;
            case ParameterList.DURABILITY -> durability(value.getInt());
            case ParameterList.HISTORY ->
                depth = value.getInt() == KEEP_ALL
                        ? Qos.MAX_DEPTH
                        : Math.max(1, Math.min(Qos.MAX_DEPTH, value.getInt()));
            case ParameterList.USER_DATA ->
                typeHash = ParameterList.valueOf("typehash", ParameterList.octets(value))
                        .filter(hash -> TYPE_HASH.matcher(hash).matches());
            case ParameterList.DEADLINE -> deadline = ParameterList.duration(value);
            case ParameterList.LIVELINESS -> {
                liveliness = constant(Liveliness.values(), value.getInt(), "liveliness");
                lease = ParameterList.duration(value);
            }
            case ParameterList.LATENCY_BUDGET -> latencyBudget = ParameterList.duration(value);
            case ParameterList.DESTINATION_ORDER -> bySourceTime = value.getInt() == 1;
            case ParameterList.PRESENTATION -> {
                scope = constant(Scope.values(), value.getInt(), "presentation");
                coherent = value.get() != 0;
                ordered = value.get() != 0;
            }
            case ParameterList.DATA_REPRESENTATION -> representations(value);
            case ParameterList.OWNERSHIP -> exclusive = value.getInt() == 1;
            case ParameterList.PARTITION -> partitions(value);
            default -> {
                // not used
            }
        }
    }

    private static <T> T constant(T[] known, int number, String name) throws MalformedException {
        if (number < 0 || number >= known.length) {
            throw new MalformedException(name + " " + number);
        }
        return known[number];
    }

    private void durability(int kind) {
        durability = kind >= 1 ? Durability.TRANSIENT_LOCAL : Durability.VOLATILE;
        persistence = kind >= PERSISTENT
                ? Persistence.PERSISTENT
                : kind == PERSISTENT - 1 ? Persistence.TRANSIENT : Persistence.NONE;
    }

    private void representations(ByteBuffer value) throws MalformedException {
        int count = value.getInt();
        if (count < 0 || count > value.remaining() / Short.BYTES) {
            throw new MalformedException(Integer.toUnsignedString(count) + " data representations");
        }
        representations.clear();
        for (int i = 0; i < count; i++) {
            representations.add((int) value.getShort());
        }
    }

    private void partitions(ByteBuffer value) throws MalformedException {
        int count = value.getInt();
        if (count < 0 || count > MAX_PARTITIONS) {
            throw new MalformedException(Integer.toUnsignedString(count) + " partitions");
        }
        for (int i = 0; i < count; i++) {
            value.position(
                    Math.min(value.limit(), (value.position() + 3) / 4 * 4)); // each starts at a multiple of four bytes
            partitions.add(ParameterList.text(value));
        }
    }

    private DiscoveredEndpoint endpoint() throws MalformedException {
        if (guid == null || topic.isEmpty() || type.isEmpty()) {
            throw new MalformedException("an endpoint without GUID, topic or type");
        }
        DeliveryTerms delivery =
                new DeliveryTerms(persistence, latencyBudget, bySourceTime, scope, coherent, ordered, representations);
        return new DiscoveredEndpoint(
                guid,
                writer,
                topic,
                type,
                new Qos(reliability, durability, depth),
                typeHash,
                new EndpointTerms(deadline, liveliness, lease, exclusive, partitions, delivery));
    }
}

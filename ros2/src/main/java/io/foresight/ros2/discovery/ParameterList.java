package io.foresight.ros2.discovery;

import io.foresight.ros2.dds.Guid;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The parameter list with which RTPS describes participants and endpoints (RTPS 2.3, 9.4.2.11 and 9.6.2.2), and the values in it. */
final class ParameterList {
    static final int SENTINEL = 0x0001;
    static final int LEASE_DURATION = 0x0002;
    static final int TOPIC_NAME = 0x0005;
    static final int TYPE_NAME = 0x0007;
    static final int DOMAIN = 0x000f;
    static final int PROTOCOL_VERSION = 0x0015;
    static final int VENDOR = 0x0016;
    static final int RELIABILITY = 0x001a;
    static final int LIVELINESS = 0x001b;
    static final int DURABILITY = 0x001d;
    static final int OWNERSHIP = 0x001f;
    static final int PRESENTATION = 0x0021;
    static final int DEADLINE = 0x0023;
    static final int DESTINATION_ORDER = 0x0025;
    static final int LATENCY_BUDGET = 0x0027;
    static final int PARTITION = 0x0029;
    static final int USER_DATA = 0x002c;
    static final int DEFAULT_UNICAST = 0x0031;
    static final int METATRAFFIC_UNICAST = 0x0032;
    static final int HISTORY = 0x0040;
    static final int PARTICIPANT_GUID = 0x0050;
    static final int BUILTIN_ENDPOINTS = 0x0058;
    static final int ENDPOINT_GUID = 0x005a;
    static final int ENTITY_NAME = 0x0062;
    static final int KEY_HASH = 0x0070;
    static final int STATUS_INFO = 0x0071;
    static final int DATA_REPRESENTATION = 0x0073;

    /** Locator kind of UDP over IPv4. */
    static final int UDP_V4 = 1;

    /** Longer than what DDS implementations allow. */
    static final int MAX_TEXT = 1024;

    private static final int MAX_PARAMETERS = 512;
    private static final int BIG_ENDIAN_LIST = 0x0002;
    private static final int LITTLE_ENDIAN_LIST = 0x0003;

    private ParameterList() {}

    /** Receives the parameters. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Receives the next parameter.
         *
         * @param value in the list's byte order, positioned at its start; a view that is valid only during the call
         */
        void parameter(int id, ByteBuffer value) throws MalformedException;
    }

    /** Skips the encapsulation of a sample's content and sets the byte order that it declares. */
    static ByteBuffer unwrap(ByteBuffer payload) throws MalformedException {
        if (payload.remaining() < 4) {
            throw new MalformedException("no encapsulation");
        }
        ByteBuffer in = payload.slice().order(ByteOrder.BIG_ENDIAN);
        int kind = Short.toUnsignedInt(in.getShort());
        in.getShort(); // options
        if (kind != BIG_ENDIAN_LIST && kind != LITTLE_ENDIAN_LIST) {
            throw new MalformedException("encapsulation " + kind + " is not a parameter list");
        }
        return in.slice().order(kind == LITTLE_ENDIAN_LIST ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    /** Visits every parameter up to the sentinel; the buffer's position is then after it. */
    static void read(ByteBuffer in, Visitor visitor) throws MalformedException {
        for (int i = 0; i < MAX_PARAMETERS; i++) {
            if (in.remaining() < 4) {
                throw new MalformedException("a parameter list without a sentinel");
            }
            int id = Short.toUnsignedInt(in.getShort());
            int length = Short.toUnsignedInt(in.getShort());
            if (id == SENTINEL) {
                return;
            }
            if (length > in.remaining()) {
                throw new MalformedException("parameter " + Integer.toHexString(id) + " of " + length + " bytes where "
                        + in.remaining() + " are left");
            }
            visitor.parameter(id, in.slice(in.position(), length).order(in.order()));
            in.position(in.position() + length);
        }
        throw new MalformedException("more than " + MAX_PARAMETERS + " parameters");
    }

    static Guid guid(ByteBuffer value) {
        ByteBuffer bytes = value.slice().order(ByteOrder.BIG_ENDIAN);
        return new Guid(bytes.getLong(), bytes.getLong());
    }

    /** Reads a string; control characters, which could disturb a terminal, are an error. */
    static String text(ByteBuffer value) throws MalformedException {
        int length = value.getInt();
        if (length == 0) {
            return "";
        }
        if (length < 0 || length > value.remaining() || length > MAX_TEXT + 1) {
            throw new MalformedException("string of " + Integer.toUnsignedString(length) + " bytes");
        }
        CharBuffer text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(value.slice(value.position(), length - 1));
        } catch (CharacterCodingException e) {
            throw new MalformedException("a string that is not UTF-8");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new MalformedException("a string with control characters");
        }
        value.position(value.position() + length);
        return text.toString();
    }

    /** Reads a sequence of octets as text; bytes that are not ASCII become '?'. */
    static String octets(ByteBuffer value) throws MalformedException {
        int length = value.getInt();
        if (length < 0 || length > value.remaining()) {
            throw new MalformedException("sequence of " + Integer.toUnsignedString(length) + " octets");
        }
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = (char) value.get(value.position() + i);
            text.append(c >= ' ' && c < 127 ? c : '?');
        }
        return text.toString();
    }

    /** The value of a key in {@code key=value;key=value;}, the format of ROS 2's user data. */
    static Optional<String> valueOf(String key, String userData) {
        for (String part : userData.split(";", -1)) {
            if (part.startsWith(key + "=")) {
                return Optional.of(part.substring(key.length() + 1));
            }
        }
        return Optional.empty();
    }

    /** Reads a duration in nanoseconds; {@link Long#MAX_VALUE} for infinite. */
    static long duration(ByteBuffer value) throws MalformedException {
        int seconds = value.getInt();
        long fraction = Integer.toUnsignedLong(value.getInt());
        if (seconds == Integer.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        if (seconds < 0) {
            throw new MalformedException("duration of " + seconds + " s");
        }
        return TimeUnit.SECONDS.toNanos(seconds) + (fraction * 1_000_000_000L >>> 32);
    }

    /** Reads a locator; empty when it is not UDP over IPv4, or not a unicast address. */
    static Optional<InetSocketAddress> locator(ByteBuffer value) throws MalformedException {
        if (value.remaining() < 24) {
            throw new MalformedException("locator of " + value.remaining() + " bytes");
        }
        int kind = value.getInt();
        int port = value.getInt();
        if (kind != UDP_V4 || port < 1 || port > 65535) {
            return Optional.empty();
        }
        byte[] address = new byte[4];
        value.get(value.position() + 12, address);
        try {
            InetAddress machine = InetAddress.getByAddress(address);
            return machine.isAnyLocalAddress() || machine.isMulticastAddress() || address[0] == -1
                    ? Optional.empty()
                    : Optional.of(new InetSocketAddress(machine, port));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are always an address", e);
        }
    }
}

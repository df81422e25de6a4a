package io.foresight.serving;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Connections that have not yet shown that they are clients: in plaintext by their first bytes, with TLS by an agreement, for which they may
 * need a certificate. When all places are taken, the oldest of them makes room, so that strangers cannot keep clients out. Thread-safe.
 */
final class Strangers {
    private final Map<SocketAddress, Channel> oldestFirst = new LinkedHashMap<>();

    synchronized void add(Channel connection) {
        SocketAddress from = connection.remoteAddress();
        if (from != null) { // null: closed already
            oldestFirst.put(from, connection);
            connection.closeFuture().addListener(closed -> remove(from, connection));
        }
    }

    /** The peer at this address is a client. */
    synchronized void known(SocketAddress from) {
        oldestFirst.remove(from);
    }

    private synchronized void remove(SocketAddress from, Channel connection) {
        oldestFirst.remove(from, connection);
    }

    /** Closes the oldest that can be closed; false when there is none. */
    synchronized boolean closeOldest() {
        for (Channel connection : oldestFirst.values()) {
            if (connection.isRegistered()) { // those accepted just now are not: they cannot be closed yet
                remove(connection.remoteAddress(), connection);
                ChannelFuture unused = connection.close();
                return true;
            }
        }
        return false;
    }
}

package io.foresight.serving;

import io.netty.channel.Channel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts connections up to a limit; further connections are closed at once, before any byte is read. Those that say nothing are closed after a
 * while.
 */
final class LimitedServerChannel extends NioServerSocketChannel {
    private static final Logger LOG = LoggerFactory.getLogger(LimitedServerChannel.class);

    private final int most;
    private final AtomicInteger open;
    private final Duration silence;

    /**
     * A channel.
     *
     * @param open number of open connections
     * @param silence until a connection's first bytes
     */
    LimitedServerChannel(int most, AtomicInteger open, Duration silence) {
        this.most = most;
        this.open = open;
        this.silence = silence;
    }

    @Override
    protected int doReadMessages(List<Object> accepted) throws Exception {
        int count = super.doReadMessages(accepted);
        if (count <= 0) {
            return count;
        }
        Channel connection = (Channel) accepted.get(accepted.size() - 1);
        if (open.get() >= most) {
            accepted.remove(accepted.size() - 1);
            connection.unsafe().closeForcibly();
            LOG.warn("event=connection_refused open={} limit={}", open.get(), most);
            return 0;
        }
        open.incrementAndGet();
        connection.pipeline().addFirst(new FirstBytes(silence.toMillis()));
        connection.closeFuture().addListener(closed -> open.decrementAndGet());
        return count;
    }
}

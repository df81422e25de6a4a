package io.foresight.serving;

import io.foresight.core.text.Seldom;
import io.netty.channel.Channel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts connections up to a limit. Beyond it the oldest of the {@link Strangers} makes room; when there is none, the new connection is closed
 * at once, before any byte is read. Those that say nothing are closed after a while.
 */
final class LimitedServerChannel extends NioServerSocketChannel {
    private static final Logger LOG = LoggerFactory.getLogger(LimitedServerChannel.class);

    private static final Seldom REFUSED = new Seldom(Duration.ofSeconds(10));

    private final int most;
    private final AtomicInteger open;
    private final Duration silence;
    private final Strangers strangers;
    private final boolean bytesAreEnough;

    /**
     * A channel.
     *
     * @param open number of open connections
     * @param silence until a connection's first bytes
     * @param bytesAreEnough whether a connection is no stranger any more with its first bytes
     */
    LimitedServerChannel(int most, AtomicInteger open, Duration silence, Strangers strangers, boolean bytesAreEnough) {
        this.most = most;
        this.open = open;
        this.silence = silence;
        this.strangers = strangers;
        this.bytesAreEnough = bytesAreEnough;
    }

    @Override
    protected int doReadMessages(List<Object> accepted) throws Exception {
        int count = super.doReadMessages(accepted);
        if (count <= 0) {
            return count;
        }
        Channel connection = (Channel) accepted.get(accepted.size() - 1);
        if (open.get() >= most && !strangers.closeOldest()) {
            accepted.remove(accepted.size() - 1);
            connection.unsafe().closeForcibly();
            REFUSED.now()
                    .ifPresent(others ->
                            LOG.warn("event=connection_refused open={} limit={} others={}", open.get(), most, others));
            return 0;
        }
        open.incrementAndGet();
        strangers.add(connection);
        connection.pipeline().addFirst(new FirstBytes(silence.toMillis(), () -> spoke(connection)));
        connection.closeFuture().addListener(closed -> open.decrementAndGet());
        return count;
    }

    private void spoke(Channel connection) {
        if (bytesAreEnough) {
            strangers.known(connection.remoteAddress());
        }
    }
}

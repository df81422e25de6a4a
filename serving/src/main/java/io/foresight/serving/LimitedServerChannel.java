package io.foresight.serving;

import io.netty.channel.Channel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts connections up to a limit; further connections are closed at once, before any byte is read. */
final class LimitedServerChannel extends NioServerSocketChannel {
    private static final Logger LOG = LoggerFactory.getLogger(LimitedServerChannel.class);

    private final int most;
    private final AtomicInteger open;

    /** @param open number of open connections */
    LimitedServerChannel(int most, AtomicInteger open) {
        this.most = most;
        this.open = open;
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
        connection.closeFuture().addListener(closed -> open.decrementAndGet());
        return count;
    }
}

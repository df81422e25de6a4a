package io.foresight.serving;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes a connection that says nothing after it was opened, so that it does not hold a place. */
final class FirstBytes extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(FirstBytes.class);

    private final long mostMillis;
    private final Runnable spoke;
    private ScheduledFuture<?> end; // null until the connection is open

    /** @param spoke told of the first bytes */
    FirstBytes(long mostMillis, Runnable spoke) {
        this.mostMillis = mostMillis;
        this.spoke = spoke;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        end = context.executor()
                .schedule(
                        () -> {
                            LOG.debug("event=silent_connection_closed after_ms={}", mostMillis);
                            ChannelFuture unused = context.close();
                        },
                        mostMillis,
                        TimeUnit.MILLISECONDS);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        end.cancel(false);
        spoke.run();
        context.fireChannelRead(bytes);
        context.pipeline().remove(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (end != null) {
            end.cancel(false);
        }
        context.fireChannelInactive();
    }
}

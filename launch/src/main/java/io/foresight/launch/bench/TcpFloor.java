package io.foresight.launch.bench;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Sends bytes there and back over a plain socket of this machine: a lower bound for any transport. */
final class TcpFloor implements AutoCloseable {
    private final byte[] request;
    private final byte[] reply;
    private final Socket near;
    private final DataInputStream in;
    private final Socket far;
    private final Thread answering;

    TcpFloor(int requestBytes, int replyBytes) throws IOException {
        request = new byte[requestBytes];
        reply = new byte[replyBytes];
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            near = new Socket(listening.getInetAddress(), listening.getLocalPort());
            far = listening.accept();
        }
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        in = new DataInputStream(near.getInputStream());
        answering = new Thread(this::answer, "foresight-floor");
        answering.setDaemon(true);
        answering.start();
    }

    /** Duration of one round trip, milliseconds. */
    double measure() throws IOException {
        long start = System.nanoTime();
        OutputStream out = near.getOutputStream();
        out.write(request);
        out.flush();
        in.readFully(reply);
        return (System.nanoTime() - start) * 1e-6;
    }

    private void answer() {
        byte[] received = new byte[request.length];
        byte[] answer = new byte[reply.length];
        try {
            DataInputStream requests = new DataInputStream(far.getInputStream());
            OutputStream answers = far.getOutputStream();
            while (true) {
                requests.readFully(received);
                answers.write(answer);
            }
        } catch (EOFException e) {
            return; // closed: done
        } catch (IOException e) {
            if (!near.isClosed()) {
                throw new IllegalStateException("the loopback socket failed", e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        near.close();
        far.close();
    }
}

package io.foresight.launch.bench;

import io.foresight.core.measure.Samples;
import io.foresight.core.measure.Spread;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import java.nio.ByteBuffer;

/** Time to convert a point cloud message to bytes and back, compared with a plain copy of the same bytes. */
public final class CodecBenchmark {
    private static final int WARM_UP = 300;
    private static final int RUNS = 300;

    private CodecBenchmark() {}

    /**
     * Results for one thread.
     *
     * @param bytes size of the points
     * @param encodeMs into an existing direct buffer
     * @param decodeMs from an array, with the points as a view of it
     * @param copyMs copying the message's bytes from one buffer to another
     * @param encodeAllocatedBytes Java heap allocated per message
     * @param decodeAllocatedBytes Java heap allocated per message
     */
    public record Report(
            int bytes,
            Spread encodeMs,
            Spread decodeMs,
            Spread copyMs,
            long encodeAllocatedBytes,
            long decodeAllocatedBytes) {}

    static Report run(int bytes) {
        PointCloud2 message = new NumberedCloud(bytes).message();
        ByteBuffer target = ByteBuffer.allocateDirect(NumberedCloud.TYPE.encodedSize(message));
        ByteBuffer copy = ByteBuffer.allocateDirect(target.capacity());
        byte[] encoded = NumberedCloud.TYPE.encode(message);
        Samples encode = new Samples();
        Samples decode = new Samples();
        Samples plain = new Samples();
        long encodeBytes = 0;
        long decodeBytes = 0;
        for (int run = -WARM_UP; run < RUNS; run++) {
            long atStart = HeapMeter.allocatedHere();
            long start = System.nanoTime();
            NumberedCloud.TYPE.encode(message, target.clear());
            long encodedAt = System.nanoTime();
            long atEncoded = HeapMeter.allocatedHere();
            long decodeStart = System.nanoTime();
            PointCloud2 again = NumberedCloud.TYPE.decode(encoded);
            long decodedAt = System.nanoTime();
            long atDecoded = HeapMeter.allocatedHere();
            long copyStart = System.nanoTime();
            copy.clear().put(target.flip());
            long copiedAt = System.nanoTime();
            if (again.data().size() != bytes) {
                throw new IllegalStateException("a cloud of " + bytes + " bytes came back with "
                        + again.data().size());
            }
            if (run >= 0) {
                encode.add((encodedAt - start) * 1e-6);
                decode.add((decodedAt - decodeStart) * 1e-6);
                plain.add((copiedAt - copyStart) * 1e-6);
                encodeBytes += atEncoded - atStart;
                decodeBytes += atDecoded - atEncoded;
            }
        }
        return new Report(
                bytes, encode.spread(), decode.spread(), plain.spread(), encodeBytes / RUNS, decodeBytes / RUNS);
    }
}

import com.google.protobuf.ByteString;
import io.foresight.v1.*;
import io.grpc.*;
import java.nio.file.*;

/** Boxes in a sweep: Perceive HOST:PORT SWEEP.bin (float32 x, y, z, intensity of each point, as KITTI's files). */
class Perceive {
    public static void main(String[] args) throws Exception {
        byte[] data = Files.readAllBytes(Path.of(args[1]));
        PointBlock.Builder points = PointBlock.newBuilder().setCount(data.length / 16).setStride(16);
        for (int field = 1; field <= 4; field++) points.addFieldsValue(field); // X, Y, Z, INTENSITY
        SensorFrame.Builder frame = SensorFrame.newBuilder().setFrameId("lidar").setSequence(1);
        frame.setStamp(Stamp.newBuilder().setClock(Clock.CLOCK_SENSOR)); // CLOCK_WALL: live, refused when 0.3 s old
        frame.setPoints(points.setData(ByteString.copyFrom(data)));
        ManagedChannel channel = Grpc.newChannelBuilder(args[0], InsecureChannelCredentials.create()).build();
        PerceiveRequest request = PerceiveRequest.newBuilder().setFrame(frame).build();
        System.out.println(PerceptionServiceGrpc.newBlockingStub(channel).perceive(request).getDetections());
        channel.shutdown();
    }
}

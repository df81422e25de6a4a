package io.foresight.perception.train;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.detect.BoxCode;
import io.foresight.perception.detect.PillarGrid;
import io.foresight.perception.detect.PillarSpec;
import io.foresight.perception.detect.Pillariser;
import io.foresight.perception.detect.Pillars;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.train.Batch;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/** A batch of the pillar detector; shapes as in {@link DetectionLoss}. */
final class PillarBatch implements BatchAssembly {
    private static final Stamp ANY_TIME = new Stamp(0, Clock.SENSOR);

    private final PillarSpec spec;
    private final PillarGrid output;
    private final int leastPoints;
    private final double velocityWeight;
    private final Pillariser pillariser;
    private final BatchBuffer features = new BatchBuffer();
    private final BatchBuffer pillarOfPoint = new BatchBuffer();
    private final BatchBuffer cells = new BatchBuffer();
    private final BatchBuffer heat = new BatchBuffer();
    private final BatchBuffer heatWeight = new BatchBuffer();
    private final BatchBuffer boxCells = new BatchBuffer();
    private final BatchBuffer boxCode = new BatchBuffer();
    private final BatchBuffer boxWeight = new BatchBuffer();
    private final List<BatchBuffer> all =
            List.of(features, pillarOfPoint, cells, heat, heatWeight, boxCells, boxCode, boxWeight);
    private long sweeps;
    private long pillarCount;

    PillarBatch(PillarSpec spec, TrainConfig config) {
        this.spec = spec;
        output = spec.outputGrid();
        leastPoints = config.leastPoints();
        velocityWeight = config.loss().velocity();
        pillariser = new Pillariser(spec.grid(), spec.maxPillars(), spec.pointsPerPillar());
    }

    @Override
    public void clear() {
        all.forEach(BatchBuffer::clear);
        sweeps = 0;
        pillarCount = 0;
    }

    @Override
    public void add(TrainingSweep scene) {
        Pillars pillars = pillariser.pillarise(new PointCloud(FrameId.LIDAR, ANY_TIME, scene.xyzi, scene.size));
        features.append(pillars.features().remaining()).put(pillars.features());
        appendRaised(pillarOfPoint, pillars.pillarOfPoint(), pillarCount);
        appendRaised(cells, pillars.cells(), sweeps * spec.grid().cells());
        addTargets(new Targets(scene.labels, output, spec.taxonomy(), leastPoints));
        pillarCount += pillars.pillars();
        sweeps++;
    }

    private void addTargets(Targets targets) {
        heat.append(targets.heat.length * Float.BYTES).asFloatBuffer().put(targets.heat);
        heatWeight.append(targets.weight.length * Float.BYTES).asFloatBuffer().put(targets.weight);
        long firstCell = sweeps * output.cells();
        for (Targets.Cell cell : targets.cells) {
            boxCells.append(Long.BYTES).putLong(firstCell + cell.index());
            FloatBuffer code = boxCode.append(BoxCode.CHANNELS * Float.BYTES).asFloatBuffer();
            FloatBuffer weight =
                    boxWeight.append(BoxCode.CHANNELS * Float.BYTES).asFloatBuffer();
            for (int c = 0; c < BoxCode.CHANNELS; c++) {
                float value = cell.code()[c];
                boolean known = !Float.isNaN(value);
                code.put(known ? value : 0);
                weight.put(known ? (float) (cell.weight() * (BoxCode.isVelocity(c) ? velocityWeight : 1)) : 0);
            }
        }
    }

    @Override
    public List<Batch.Input> inputs() {
        long channels = BoxCode.CHANNELS;
        long side = output.side();
        long boxes = boxCells.content().remaining() / Long.BYTES;
        long points = pillarOfPoint.content().remaining() / Long.BYTES;
        return List.of(
                input("features", DType.FLOAT32, features, points, Pillariser.FEATURES),
                input("pillarOfPoint", DType.INT64, pillarOfPoint, points),
                input("cells", DType.INT64, cells, pillarCount),
                input(
                        "heatTarget",
                        DType.FLOAT32,
                        heat,
                        sweeps,
                        spec.taxonomy().classes().size(),
                        side,
                        side),
                input("heatWeight", DType.FLOAT32, heatWeight, sweeps, 1, side, side),
                input("boxCells", DType.INT64, boxCells, boxes),
                input("boxCode", DType.FLOAT32, boxCode, boxes, channels),
                input("boxWeight", DType.FLOAT32, boxWeight, boxes, channels));
    }

    private static Batch.Input input(String name, DType type, BatchBuffer buffer, long... shape) {
        List<Long> sizes = Arrays.stream(shape).boxed().toList();
        return new Batch.Input(name, type, sizes, buffer.content());
    }

    private static void appendRaised(BatchBuffer to, ByteBuffer from, long by) {
        ByteBuffer out = to.append(from.remaining());
        for (int at = 0; at < out.capacity(); at += Long.BYTES) {
            out.putLong(at, from.getLong(at) + by);
        }
    }
}

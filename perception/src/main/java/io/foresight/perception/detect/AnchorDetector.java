package io.foresight.perception.detect;

import io.foresight.perception.anchor.AnchorDecoder;
import io.foresight.perception.anchor.AnchorNetwork;
import io.foresight.perception.anchor.FoundBox;
import io.foresight.perception.anchor.HardVoxels;
import io.foresight.perception.anchor.PillarVolume;
import io.foresight.perception.mount.Evidence;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.EngineException;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.engine.MemoryScope;
import io.foresight.tensor.engine.Network;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * Runs PointPillars with anchors: voxels, network, decoding. Boxes are those of the model's own implementation: neither their sizes nor
 * their overlaps with other classes are judged. Deterministic for a given model, precision and thread count.
 */
final class AnchorDetector implements Detector {
    private static final int WARM_UP_ROWS = 1000;

    private final ModelCard card;
    private final TensorEngine engine;
    private final Network network;
    private final HardVoxels voxels;
    private final AnchorDecoder decoder;
    private final List<ObjectClass> classes;
    private final int featureCount;

    AnchorDetector(ModelSheet sheet, AnchorSpec spec, Weights weights, TensorEngine engine, Precision precision) {
        this.engine = engine;
        Graph graph = AnchorNetwork.of(spec.model());
        weights.requireMatch(graph);
        network = Network.load(engine, NetworkArchive.inference(graph, weights, precision));
        featureCount = spec.model().convolutions().pointFeatures().count();
        voxels = new HardVoxels(
                spec.model().volume(), spec.model().convolutions().pointFeatures());
        decoder = new AnchorDecoder(spec.model());
        classes = spec.taxonomy().objectClasses();
        PillarVolume volume = spec.model().volume();
        Evidence.View view = new Evidence.View(
                volume.minX(), volume.maxX(), volume.minY(), volume.maxY(), volume.minZ(), volume.maxZ());
        card = ModelCard.of(sheet, view, engine, precision);
        network.warmUp(Map.of(
                "features", new long[] {WARM_UP_ROWS, featureCount},
                "pillarOfPoint", new long[] {WARM_UP_ROWS},
                "cells", new long[] {1}));
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public Scene detect(Sweep sweep, float scoreThreshold, Runnable betweenStages) {
        PointCloud cloud = sweep.cloud();
        StageClock clock = new StageClock();
        HardVoxels.Voxels grouped = voxels.group(cloud);
        clock.voxelised();
        betweenStages.run();
        if (grouped.pillars() == 0) {
            return Scene.ofBoxes(List.of(), new Effort(0, false, clock.times()));
        }
        try (MemoryScope scope = engine.scope()) {
            Map<String, HostTensor> heads = network.run(scope, inputs(grouped));
            FloatBuffer logits = FiniteOutput.of("class", heads.get("class"));
            FloatBuffer corrections = FiniteOutput.of("box", heads.get("box"));
            FloatBuffer directions = FiniteOutput.of("direction", heads.get("direction"));
            clock.answered();
            betweenStages.run();
            List<Detection> detections =
                    decoder.boxes(logits, corrections, directions, scoreThreshold, cloud.frame()).stream()
                            .map(this::detection)
                            .toList();
            clock.decoded();
            return Scene.ofBoxes(detections, new Effort(grouped.points(), grouped.capacityExceeded(), clock.times()));
        } catch (EngineException e) {
            throw new EngineFaultException("the network failed on a sweep of " + cloud.size() + " points", e);
        }
    }

    private Detection detection(FoundBox found) {
        return new Detection(found.box(), classes.get(found.objectClass()), found.score(), Float.NaN, Float.NaN);
    }

    private Map<String, HostTensor> inputs(HardVoxels.Voxels grouped) {
        int rows = grouped.rowCount();
        return Map.of(
                "features", new HostTensor(DType.FLOAT32, new long[] {rows, featureCount}, grouped.features()),
                "pillarOfPoint", new HostTensor(DType.INT64, new long[] {rows}, grouped.pillarOfRow()),
                "cells", new HostTensor(DType.INT64, new long[] {grouped.pillars()}, grouped.cells()));
    }

    @Override
    public void close() {
        network.close();
    }
}

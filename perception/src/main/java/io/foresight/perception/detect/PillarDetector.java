package io.foresight.perception.detect;

import io.foresight.core.geometry.Box3d;
import io.foresight.perception.geometry.NonMaximumSuppression;
import io.foresight.perception.mount.Evidence;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.Sweep;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the pillar detector: pillars, network, peaks, suppression. Deterministic for a given model, precision and thread count. */
final class PillarDetector implements Detector {
    private static final double SUPPRESSION_IOU = 0.2;
    private static final double SUPPRESSION_SHARED = 0.5;
    private static final int MOST_BOXES = 300;

    private final ModelCard card;
    private final TensorEngine engine;
    private final Network network;
    private final Pillariser pillariser;
    private final BoxDecoder decoder;
    private final NonMaximumSuppression suppression =
            new NonMaximumSuppression(SUPPRESSION_IOU, SUPPRESSION_SHARED, MOST_BOXES);

    PillarDetector(ModelSheet sheet, PillarSpec spec, Weights weights, TensorEngine engine, Precision precision) {
        this.engine = engine;
        Graph graph = PillarNetwork.forServing(spec);
        weights.requireMatch(graph);
        network = Network.load(engine, NetworkArchive.inference(graph, weights, precision));
        pillariser = new Pillariser(spec.grid(), spec.maxPillars(), spec.pointsPerPillar());
        decoder = new BoxDecoder(spec);
        card = ModelCard.of(
                sheet,
                new Evidence.View(
                        spec.rangeMetres(), spec.grid().minZ(), spec.grid().maxZ()),
                engine,
                precision);
        network.warmUp(Map.of(
                "features", new long[] {1000, Pillariser.FEATURES},
                "pillarOfPoint", new long[] {1000},
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
        Pillars pillars = pillariser.pillarise(cloud);
        clock.voxelised();
        betweenStages.run();
        if (pillars.pillars() == 0) {
            return Scene.ofBoxes(List.of(), new Effort(0, false, clock.times()));
        }
        try (MemoryScope scope = engine.scope()) {
            Map<String, HostTensor> heads = network.run(scope, inputs(pillars));
            FloatBuffer heat = FiniteOutput.of("heat", heads.get("heat"));
            FloatBuffer code = FiniteOutput.of("code", heads.get("code"));
            FloatBuffer overlap = FiniteOutput.of("overlap", heads.get("overlap"));
            clock.answered();
            betweenStages.run();
            List<Detection> detections = suppress(decoder.peaks(heat, code, overlap, scoreThreshold, cloud.frame()));
            clock.decoded();
            return Scene.ofBoxes(detections, new Effort(pillars.points(), pillars.capacityExceeded(), clock.times()));
        } catch (EngineException e) {
            throw new EngineFaultException("the network failed on a sweep of " + cloud.size() + " points", e);
        }
    }

    private static Map<String, HostTensor> inputs(Pillars pillars) {
        int rows = pillars.rows();
        return Map.of(
                "features", new HostTensor(DType.FLOAT32, new long[] {rows, Pillariser.FEATURES}, pillars.features()),
                "pillarOfPoint", new HostTensor(DType.INT64, new long[] {rows}, pillars.pillarOfPoint()),
                "cells", new HostTensor(DType.INT64, new long[] {pillars.pillars()}, pillars.cells()));
    }

    /** One object, one box: a vehicle suppresses vehicles of all classes that overlap it, and anything that lies mostly in it. */
    private List<Detection> suppress(List<Detection> found) {
        List<Box3d> boxes = new ArrayList<>(found.size());
        float[] scores = new float[found.size()];
        int[] groups = new int[found.size()];
        for (int k = 0; k < found.size(); k++) {
            boxes.add(found.get(k).box());
            scores[k] = found.get(k).score();
            groups[k] = found.get(k).objectClass().rivals().ordinal();
        }
        List<Detection> kept = new ArrayList<>();
        for (int k : suppression.keep(boxes, scores, groups)) {
            kept.add(found.get(k));
        }
        return kept;
    }

    @Override
    public void close() {
        network.close();
    }
}

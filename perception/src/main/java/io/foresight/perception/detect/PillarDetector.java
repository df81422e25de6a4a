package io.foresight.perception.detect;

import io.foresight.core.geometry.Box3d;
import io.foresight.perception.geometry.NonMaximumSuppression;
import io.foresight.perception.points.PointCloud;
import io.foresight.tensor.archive.ArchiveException;
import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.EngineException;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.engine.MemoryScope;
import io.foresight.tensor.engine.Network;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.graph.DType;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The pillar detector at work: pillars, network, peaks, suppression. Deterministic for a given model, precision and thread count. */
public final class PillarDetector implements Detector {
    /** A cloud with more points is refused by whoever owns the gate. */
    public static final int MAX_POINTS = 1_000_000;

    private static final double SUPPRESSION_IOU = 0.2;
    private static final int MOST_BOXES = 300;

    private final ModelCard card;
    private final TensorEngine engine;
    private final Network network;
    private final Pillariser pillariser;
    private final BoxDecoder decoder;
    private final NonMaximumSuppression suppression = new NonMaximumSuppression(SUPPRESSION_IOU, MOST_BOXES);

    private PillarDetector(ModelCard card, DetectorSpec spec, TensorEngine engine, Network network) {
        this.card = card;
        this.engine = engine;
        this.network = network;
        this.pillariser = new Pillariser(spec.grid(), spec.maxPillars(), spec.pointsPerPillar());
        this.decoder = new BoxDecoder(spec);
    }

    /**
     * Loads a model's folder, checks its hash and warms it up.
     *
     * @throws BadModelException when the model cannot be used
     */
    public static PillarDetector load(Path folder, TensorEngine engine, Precision precision) {
        ModelSheet sheet = ModelSheet.read(folder);
        try {
            Weights weights = Weights.load(folder.resolve(sheet.weights()), sheet.sha256());
            return of(sheet, weights, engine, precision);
        } catch (ArchiveException e) {
            throw new BadModelException(folder + ": " + e.getMessage(), e);
        }
    }

    /** Puts given weights to work, such as those of a training run under way. */
    public static PillarDetector of(ModelSheet sheet, Weights weights, TensorEngine engine, Precision precision) {
        DetectorSpec spec = sheet.detector();
        NetworkArchive archive = NetworkArchive.inference(PillarNetwork.forServing(spec), weights, precision);
        Network network = Network.load(engine, archive);
        ModelCard card = new ModelCard(
                sheet.id(),
                sheet.sha256(),
                spec.taxonomy(),
                spec.grid().rangeMetres(),
                sheet.scoreThreshold(),
                MAX_POINTS,
                engine.deviceName(),
                precision.name().toLowerCase(Locale.ROOT),
                engine.threads());
        PillarDetector detector = new PillarDetector(card, spec, engine, network);
        network.warmUp(Map.of(
                "features", new long[] {1000, Pillariser.FEATURES},
                "pillarOfPoint", new long[] {1000},
                "cells", new long[] {1}));
        return detector;
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public Perceived detect(PointCloud cloud, float scoreThreshold, Runnable betweenStages) {
        long start = System.nanoTime();
        Pillars pillars = pillariser.pillarise(cloud);
        long voxelised = System.nanoTime();
        betweenStages.run();
        if (pillars.pillars() == 0) {
            return new Perceived(List.of(), 0, false, new Perceived.StageTimes(milliseconds(start, voxelised), 0, 0));
        }
        try (MemoryScope scope = engine.scope()) {
            Map<String, HostTensor> heads = network.run(scope, inputs(pillars));
            FloatBuffer heat = finite("heat", heads.get("heat"));
            FloatBuffer code = finite("code", heads.get("code"));
            FloatBuffer overlap = finite("overlap", heads.get("overlap"));
            long answered = System.nanoTime();
            betweenStages.run();
            List<Detection> detections = suppress(decoder.peaks(heat, code, overlap, scoreThreshold, cloud.frame()));
            long decoded = System.nanoTime();
            return new Perceived(
                    detections,
                    pillars.points(),
                    pillars.capacityExceeded(),
                    new Perceived.StageTimes(
                            milliseconds(start, voxelised),
                            milliseconds(voxelised, answered),
                            milliseconds(answered, decoded)));
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

    /** Leaves the best of the boxes that overlap within a group of rivals: a vehicle suppresses vehicles, whatever their class. */
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

    private static FloatBuffer finite(String name, HostTensor tensor) {
        FloatBuffer values = tensor.floats();
        float sum = 0;
        for (int k = 0; k < values.limit(); k++) {
            sum += values.get(k) * 0f; // stays 0 unless a value is NaN or infinite
        }
        if (Float.isNaN(sum)) {
            throw new EngineFaultException("the network answered with values in \"" + name + "\" that are not finite");
        }
        return values;
    }

    private static double milliseconds(long from, long to) {
        return (to - from) * 1e-6;
    }

    /** Native tensors alive: the same before and after every call. */
    public int liveHandles() {
        return engine.liveHandles();
    }

    @Override
    public void close() {
        network.close();
    }
}

package io.foresight.perception.anchor;

import java.util.List;

/**
 * Sizes of the network's layers. Each stage halves the resolution; all are brought to that of the first and joined.
 *
 * @param pointFeatures what the first layer reads
 * @param pillarChannels channels of a pillar
 * @param stages the backbone
 * @param neckChannels channels that each stage contributes
 */
public record Convolutions(PointFeatures pointFeatures, int pillarChannels, List<Stage> stages, int neckChannels) {
    private static final int MOST_CHANNELS = 4096;
    private static final int MOST_LAYERS = 64;
    private static final int MOST_STAGES = 8;

    /**
     * One resolution.
     *
     * @param channels of every layer
     * @param layers 3x3 convolutions, the first with stride 2
     */
    public record Stage(int channels, int layers) {
        public Stage {
            Limits.requireWithin("a stage's channels", channels, MOST_CHANNELS);
            Limits.requireWithin("a stage's layers", layers, MOST_LAYERS);
        }
    }

    public Convolutions {
        stages = List.copyOf(stages);
        Limits.requireWithin("pillarChannels", pillarChannels, MOST_CHANNELS);
        Limits.requireWithin("neckChannels", neckChannels, MOST_CHANNELS);
        Limits.requireWithin("the number of stages", stages.size(), MOST_STAGES);
    }
}

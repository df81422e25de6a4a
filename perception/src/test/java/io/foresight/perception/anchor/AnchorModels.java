package io.foresight.perception.anchor;

import java.util.List;

/** Small models for tests. */
public final class AnchorModels {
    /** 8 x 4 m from the sensor on to its front, in pillars of 1 m: a head of 4 x 2 cells. */
    static final PillarVolume VOLUME = new PillarVolume(0, -2, -3, 8, 2, 1, 1, 1, 6, 2);

    static final AnchorSet.Anchor CAR = new AnchorSet.Anchor("car", 4, 2, 1.5, -1.75);
    static final AnchorSet.Anchor PEDESTRIAN = new AnchorSet.Anchor("pedestrian", 0.8, 0.6, 1.8, -1.75);
    static final BoxRules.Direction PLAIN = new BoxRules.Direction(0, 0, false);

    private AnchorModels() {}

    static AnchorModel of(BoxRules boxes, AnchorSet anchors) {
        Convolutions sizes = new Convolutions(PointFeatures.RELATIVE, 4, List.of(new Convolutions.Stage(4, 1)), 4);
        return new AnchorModel(VOLUME, sizes, anchors, boxes);
    }

    /** Cars and pedestrians, of which the best twenty anchors are looked at. */
    static AnchorModel of(BoxRules.Convention convention, BoxRules.Direction direction, boolean onlyBestClass) {
        AnchorSet anchors =
                new AnchorSet(List.of(CAR, PEDESTRIAN), List.of(0.0, Math.PI / 2), AnchorSet.Placement.MIDDLES);
        return of(new BoxRules(convention, direction, 20, 0.1, onlyBestClass, 5), anchors);
    }
}

package io.foresight.reflect.read;

import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.render.Picture;
import io.foresight.planner.rollout.ActionSpace;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Verb;
import io.foresight.reflect.language.PolicyPrompt;
import io.foresight.reflect.network.PictureWindow;
import io.foresight.reflect.network.PieceNetwork;
import io.foresight.reflect.network.PolicyNetwork;
import io.foresight.reflect.propose.Proposal;
import io.foresight.reflect.propose.Proposer;
import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.engine.MemoryScope;
import io.foresight.tensor.engine.Network;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.graph.DType;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The embedded policy at work: scores every action about the pieces that are there in one pass. {@code done} is as good as never proposed. */
public final class EmbeddedProposer implements Proposer {
    private static final double NEVER = -30;

    private final TensorEngine engine;
    private final NetworkReader reader;
    private final Network network;

    /** @param reader reads the pieces' features; stays the caller's */
    public EmbeddedProposer(TensorEngine engine, NetworkReader reader, Weights weights, Precision precision) {
        this.engine = engine;
        this.reader = reader;
        network = Network.load(
                engine, NetworkArchive.inference(PolicyNetwork.serving(reader.side()), weights, precision, "answers"));
    }

    @Override
    public Sight sight() {
        return Sight.ofPictures(reader.side(), reader.side());
    }

    @Override
    public Proposal propose(Situation situation, Optional<ImaginedPlan> imagined, Duration time) {
        PolicyPrompt prompt = PolicyPrompt.propose(situation.pieces(), situation.instruction(), situation.reports());
        if (imagined.isEmpty()) {
            return answer(situation, prompt);
        }
        Picture goal = situation.goal().orElseThrow();
        float[][] future = reader.viewsOnce(imagined.get().outcome(), goal, situation.pieces())
                .features();
        return answer(
                situation,
                prompt.reflecting(new PolicyPrompt.Reflected(imagined.get().plan(), 1)),
                future);
    }

    /** As above about a future that is known by its features: (frames, n, features). */
    public Proposal answer(Situation situation, PolicyPrompt prompt, float[][]... future) {
        List<Colour> pieces = situation.pieces();
        Picture image = situation.image().orElseThrow();
        Picture goal = situation.goal().orElseThrow();
        PromptBatch batch = new PromptBatch();
        batch.add(prompt, future);
        Map<String, HostTensor> inputs = new LinkedHashMap<>(batch.inputs());
        inputs.put("image", reader.cut(PictureWindow.SCENE, image));
        inputs.put("goal", reader.cut(PictureWindow.SCENE, goal));
        inputs.put("features", rows(reader.views(image, goal, pieces).features()));
        try (MemoryScope scope = engine.scope()) {
            return proposal(network.run(scope, inputs).get("answers").toFloats(), pieces);
        }
    }

    private static HostTensor rows(float[]... features) {
        HostTensor tensor = HostTensor.allocate(DType.FLOAT32, features.length, PieceNetwork.FEATURES);
        FloatBuffer values = tensor.floats();
        for (float[] row : features) {
            values.put(row);
        }
        return tensor;
    }

    private static Proposal proposal(float[] answers, List<Colour> pieces) {
        List<Action> actions = Action.all(pieces.size());
        double[] log = new double[actions.size()];
        for (int k = 0; k < log.length; k++) {
            Action action = actions.get(k);
            log[k] = action.verb() == Verb.DONE
                    ? NEVER
                    : Math.max(NEVER, answers[ActionSpace.index(action.verb(), pieces.get(action.piece()))]);
        }
        return new Proposal(actions, log);
    }

    @Override
    public void close() {
        network.close();
    }
}

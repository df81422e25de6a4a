package io.foresight.reflect.read;

import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.render.Picture;
import io.foresight.planner.rollout.ActionSpace;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Verb;
import io.foresight.reflect.imagine.Frame;
import io.foresight.reflect.imagine.Observation;
import io.foresight.reflect.language.PolicyPrompt;
import io.foresight.reflect.network.PictureWindow;
import io.foresight.reflect.network.PieceNetwork;
import io.foresight.reflect.network.PolicyNetwork;
import io.foresight.reflect.propose.FrameProposer;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The embedded policy at work: scores every action about the pieces that are there in one pass. {@code done} is as good as never proposed.
 *
 * <p>The network looks at patches of a scene and at the pieces' features. Of an imagined scene without a picture it is shown the patches of
 * the real one with the imagined features.
 */
public final class EmbeddedProposer implements Proposer, FrameProposer {
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
    private Proposal answer(Situation situation, PolicyPrompt prompt, float[][]... future) {
        Picture image = situation.image().orElseThrow();
        float[][] features = reader.views(image, situation.goal().orElseThrow(), situation.pieces())
                .features();
        PromptBatch batch = new PromptBatch();
        batch.add(prompt, future);
        return answers(situation, batch, List.of(image), List.<float[][]>of(features))
                .get(0);
    }

    @Override
    public List<Proposal> propose(Observation now, List<Question> questions) {
        Situation situation = now.situation();
        Picture real = situation.image().orElseThrow();
        PromptBatch batch = new PromptBatch();
        List<Picture> images = new ArrayList<>();
        List<float[][]> features = new ArrayList<>();
        for (Question question : questions) {
            PolicyPrompt prompt = PolicyPrompt.propose(situation.pieces(), situation.instruction(), question.reports());
            if (question.reflected().isPresent()) {
                Reflected on = question.reflected().get();
                float[][][] future =
                        on.frames().stream().map(EmbeddedProposer::seen).toArray(float[][][]::new);
                batch.add(prompt.reflecting(new PolicyPrompt.Reflected(on.plan(), future.length)), future);
            } else {
                batch.add(prompt);
            }
            images.add(question.at().picture().orElse(real));
            features.add(seen(question.at()));
        }
        return answers(situation, batch, images, features);
    }

    private static float[][] seen(Frame frame) {
        if (!frame.seen()) {
            throw new IllegalArgumentException("nothing can be proposed in a scene without features: take a world"
                    + " model that imagines what things look like");
        }
        return frame.features();
    }

    /**
     * Answers to prompts about one situation's pieces.
     *
     * @param images of the scene, one a prompt
     * @param features (n, features) of the pieces, of each prompt
     */
    private List<Proposal> answers(
            Situation situation, PromptBatch prompts, List<Picture> images, List<float[][]> features) {
        int b = images.size();
        Picture[] goals = new Picture[b];
        Arrays.fill(goals, situation.goal().orElseThrow());
        Map<String, HostTensor> inputs = new LinkedHashMap<>(prompts.inputs());
        inputs.put("image", reader.cut(PictureWindow.SCENE, images.toArray(Picture[]::new)));
        inputs.put("goal", reader.cut(PictureWindow.SCENE, goals));
        inputs.put("features", rows(features));
        float[] all;
        try (MemoryScope scope = engine.scope()) {
            all = network.run(scope, inputs).get("answers").toFloats();
        }
        List<Proposal> proposals = new ArrayList<>();
        for (int row = 0; row < b; row++) {
            int from = row * PolicyNetwork.ANSWERS;
            proposals.add(proposal(Arrays.copyOfRange(all, from, from + PolicyNetwork.ANSWERS), situation.pieces()));
        }
        return proposals;
    }

    private static HostTensor rows(List<float[][]> features) {
        int n = features.stream().mapToInt(views -> views.length).sum();
        HostTensor tensor = HostTensor.allocate(DType.FLOAT32, n, PieceNetwork.FEATURES);
        FloatBuffer values = tensor.floats();
        for (float[][] views : features) {
            for (float[] row : views) {
                values.put(row);
            }
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

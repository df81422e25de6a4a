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
import io.foresight.reflect.network.PolicyNetwork;
import io.foresight.reflect.propose.FrameProposer;
import io.foresight.reflect.propose.Proposal;
import io.foresight.reflect.propose.Proposer;
import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.MemoryScope;
import io.foresight.tensor.engine.Network;
import io.foresight.tensor.engine.TensorEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The embedded policy at work: scores every action about the pieces that are there in one pass. {@code done} is as good as never proposed. */
public final class EmbeddedProposer implements Proposer, FrameProposer {
    private static final double NEVER = -30;

    private final TensorEngine engine;
    private final NetworkReader reader;
    private final Network network;

    /** @param reader reads the pieces' features; stays the caller's */
    public EmbeddedProposer(TensorEngine engine, NetworkReader reader, Weights weights, Precision precision) {
        this.engine = engine;
        this.reader = reader;
        network =
                Network.load(engine, NetworkArchive.inference(PolicyNetwork.serving(), weights, precision, "answers"));
    }

    @Override
    public Sight sight() {
        return Sight.ofPictures(reader.side(), reader.side());
    }

    @Override
    public Proposal propose(Situation situation, Optional<ImaginedPlan> imagined, Duration time) {
        PolicyPrompt prompt = PolicyPrompt.propose(situation.pieces(), situation.instruction(), situation.reports());
        PromptBatch.Seen seen = see(situation);
        if (imagined.isEmpty()) {
            return answer(prompt, seen);
        }
        Picture goal = situation.goal().orElseThrow();
        float[][] future = reader.viewsOnce(imagined.get().outcome(), goal, situation.pieces())
                .features();
        return answer(
                prompt.reflecting(new PolicyPrompt.Reflected(imagined.get().plan(), 1)),
                seen.imagining(List.<float[][]>of(future)));
    }

    /** What the encoders see of a situation. */
    public PromptBatch.Seen see(Situation situation) {
        Picture goal = situation.goal().orElseThrow();
        Picture image = situation.image().orElseThrow();
        return new PromptBatch.Seen(
                reader.goalViews(goal, situation.pieces()).features(),
                reader.views(image, goal, situation.pieces()).features(),
                List.of());
    }

    /** What to do about what was seen or imagined. */
    public Proposal answer(PolicyPrompt prompt, PromptBatch.Seen seen) {
        PromptBatch batch = new PromptBatch();
        batch.add(prompt, seen);
        return answers(batch, prompt.pieces()).get(0);
    }

    @Override
    public List<Proposal> propose(Observation now, List<Question> questions) {
        Situation situation = now.situation();
        float[][] pairs = reader.goalViews(situation.goal().orElseThrow(), situation.pieces())
                .features();
        PromptBatch batch = new PromptBatch();
        for (Question question : questions) {
            PolicyPrompt prompt = PolicyPrompt.propose(situation.pieces(), situation.instruction(), question.reports());
            PromptBatch.Seen seen = new PromptBatch.Seen(pairs, features(question.at()), List.of());
            if (question.reflected().isPresent()) {
                Reflected on = question.reflected().get();
                List<float[][]> future =
                        on.frames().stream().map(EmbeddedProposer::features).toList();
                batch.add(
                        prompt.reflecting(new PolicyPrompt.Reflected(on.plan(), future.size())),
                        seen.imagining(future));
            } else {
                batch.add(prompt, seen);
            }
        }
        return answers(batch, situation.pieces());
    }

    private static float[][] features(Frame frame) {
        if (!frame.seen()) {
            throw new IllegalArgumentException("nothing can be proposed in a scene without features: take a world"
                    + " model that imagines what things look like");
        }
        return frame.features();
    }

    /** Answers to prompts about the same pieces. */
    private List<Proposal> answers(PromptBatch prompts, List<Colour> pieces) {
        float[] all;
        try (MemoryScope scope = engine.scope()) {
            all = network.run(scope, prompts.inputs()).get("answers").toFloats();
        }
        List<Proposal> proposals = new ArrayList<>();
        for (int from = 0; from < all.length; from += PolicyNetwork.ANSWERS) {
            proposals.add(proposal(Arrays.copyOfRange(all, from, from + PolicyNetwork.ANSWERS), pieces));
        }
        return proposals;
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

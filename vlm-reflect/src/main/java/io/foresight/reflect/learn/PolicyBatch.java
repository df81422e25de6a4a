package io.foresight.reflect.learn;

import io.foresight.planner.policy.PieceNumbering;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.render.Picture;
import io.foresight.planner.render.TaskPictures;
import io.foresight.planner.task.Colour;
import io.foresight.planner.world.Arrangement;
import io.foresight.reflect.language.PolicyPrompt;
import io.foresight.reflect.network.ColourPlanes;
import io.foresight.reflect.network.PictureWindow;
import io.foresight.reflect.network.PolicyNetwork;
import io.foresight.reflect.read.PromptBatch;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.train.Batch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns decisions into a batch of the policy network: draws the pictures, looks at the pieces in them, writes the prompts. */
final class PolicyBatch {
    private PolicyBatch() {}

    static Batch of(List<DecisionSample> samples, int side, TaskPictures pictures, FrozenViews views) {
        PictureWindow window = PictureWindow.SCENE;
        int bytes = window.bytes(side);
        int count = samples.size();
        byte[] images = new byte[count * bytes];
        byte[] goals = new byte[count * bytes];
        List<Integer> picture = new ArrayList<>();
        List<float[]> colour = new ArrayList<>();
        PromptBatch prompts = new PromptBatch();
        ByteBuffer right = Batch.allocate((long) count * PolicyNetwork.ANSWERS);
        ByteBuffer weight = Batch.allocate((long) count * Float.BYTES);
        for (int b = 0; b < count; b++) {
            DecisionSample sample = samples.get(b);
            List<Colour> colours =
                    PieceNumbering.byColour(sample.task().board()).colours();
            Picture image = pictures.scene(Arrangement.of(sample.task(), sample.state()));
            window.cut(pictures.goal(sample.task()), goals, b * bytes);
            window.cut(image, images, b * bytes);
            for (Colour one : colours) {
                picture.add(b);
                colour.add(ColourPlanes.rgb(one));
            }
            add(prompts, sample, colours);
            for (int answer = 0; answer < PolicyNetwork.ANSWERS; answer++) {
                right.put((byte) (sample.right() >> answer & 1));
            }
            weight.putFloat(sample.weight());
        }
        Batch.Input image = PictureBatch.pictures("image", images, count, window.rows(side), window.columns(side));
        Batch.Input goal = PictureBatch.pictures("goal", goals, count, window.rows(side), window.columns(side));
        Batch.Input features = views.features(
                List.of(image, goal, PictureBatch.numbers("picture", picture), PictureBatch.colours("colour", colour)));
        List<Batch.Input> inputs = new ArrayList<>(List.of(image, goal, features));
        prompts.inputs().forEach((name, tensor) -> inputs.add(input(name, tensor)));
        inputs.add(new Batch.Input(
                "right", DType.BOOL, List.of((long) count, (long) PolicyNetwork.ANSWERS), right.flip()));
        inputs.add(new Batch.Input("weight", DType.FLOAT32, List.of((long) count), weight.flip()));
        return new Batch(
                inputs, samples.stream().map(sample -> sample.task().id()).toList());
    }

    private static void add(PromptBatch prompts, DecisionSample sample, List<Colour> colours) {
        String instruction = Situation.usualInstruction(colours);
        if (sample.future().isEmpty()) {
            prompts.add(PolicyPrompt.propose(colours, instruction, sample.reports()));
        } else {
            DecisionSample.Future future = sample.future().get();
            prompts.add(
                    PolicyPrompt.propose(colours, instruction, sample.reports()).reflecting(future.reflected()),
                    future.views());
        }
    }

    private static Batch.Input input(String name, HostTensor tensor) {
        return new Batch.Input(
                name,
                tensor.type(),
                Arrays.stream(tensor.shape()).boxed().toList(),
                tensor.data()
                        .duplicate()
                        .order(tensor.data().order())
                        .limit(tensor.count() * tensor.type().bytes()));
    }
}

package io.foresight.reflect.learn;

import io.foresight.reflect.network.PolicyNetwork;
import io.foresight.reflect.read.PromptBatch;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.engine.MemoryScope;
import io.foresight.tensor.engine.Network;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.train.Batch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns decisions into a batch of the policy network. */
final class PolicyBatch {
    private static final double NEVER = -30;

    private final TensorEngine engine;
    private final Network reference; // null: there is nothing to stay close to

    /** @param reference the policy that the one that learns is to stay close to, which stays the caller's; null for none */
    PolicyBatch(TensorEngine engine, Network reference) {
        this.engine = engine;
        this.reference = reference;
    }

    /** @param weights in the loss, one a decision */
    Batch of(List<DecisionSample> samples, float[] weights) {
        PromptBatch prompts = new PromptBatch();
        samples.forEach(sample -> prompts.add(sample.prompt(), sample.seen()));
        Map<String, HostTensor> inputs = prompts.inputs();
        List<Batch.Input> all = new ArrayList<>();
        inputs.forEach((name, tensor) -> all.add(PictureBatch.tensor(name, tensor)));
        ByteBuffer right = Batch.allocate((long) samples.size() * PolicyNetwork.ANSWERS);
        ByteBuffer weight = Batch.allocate((long) samples.size() * Float.BYTES);
        for (int b = 0; b < samples.size(); b++) {
            for (int answer = 0; answer < PolicyNetwork.ANSWERS; answer++) {
                right.put((byte) (samples.get(b).right() >> answer & 1));
            }
            weight.putFloat(weights[b]);
        }
        List<Long> shape = List.of((long) samples.size(), (long) PolicyNetwork.ANSWERS);
        all.add(new Batch.Input("right", DType.BOOL, shape, right.flip()));
        all.add(new Batch.Input("weight", DType.FLOAT32, List.of((long) samples.size()), weight.flip()));
        if (reference != null) {
            all.add(new Batch.Input("reference", DType.FLOAT32, shape, answers(inputs)));
        }
        return new Batch(all, samples.stream().map(DecisionSample::taskId).toList());
    }

    private ByteBuffer answers(Map<String, HostTensor> inputs) {
        float[] answers;
        synchronized (reference) {
            try (MemoryScope scope = engine.scope()) {
                answers = reference.run(scope, inputs).get("answers").toFloats();
            }
        }
        ByteBuffer buffer = Batch.allocate((long) answers.length * Float.BYTES);
        for (float answer : answers) {
            buffer.putFloat((float) Math.max(NEVER, answer));
        }
        return buffer.flip();
    }
}

package io.foresight.tensor.archive;

import io.foresight.core.text.ShownText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.razorvine.pickle.IObjectConstructor;

/**
 * All that a checkpoint may name: how a tensor and an ordered dictionary are made of their parts, and storages. Numbers of NumPy and
 * settings of PyTorch that lie beside the weights in checkpoints of trainings are passed over. Any other name is refused, whatever it
 * stands for, so that nothing of a file is ever executed.
 */
final class AllowedGlobals {
    /** Stands for what is passed over. */
    static final Object PASSED_OVER = new Object();

    private static final Set<String> PASSED = Set.of(
            "numpy.core.multiarray.scalar",
            "numpy._core.multiarray.scalar",
            "numpy.dtype",
            "_codecs.encode",
            "torch.device",
            "torch.Size");

    private static final Map<String, IObjectConstructor> MADE = Map.of(
            "collections.OrderedDict", AllowedGlobals::dictionary,
            "torch._utils._rebuild_tensor", AllowedGlobals::tensor,
            "torch._utils._rebuild_tensor_v2", AllowedGlobals::tensor,
            "torch._utils._rebuild_parameter", AllowedGlobals::parameter);

    private AllowedGlobals() {}

    /** What a name in a pickle stands for: a constructor, or a {@link StorageKind}. */
    static Object find(String module, String name) {
        String whole = module + "." + name;
        if (MADE.containsKey(whole)) {
            return MADE.get(whole);
        }
        if (PASSED.contains(whole)) {
            return (IObjectConstructor) parts -> PASSED_OVER;
        }
        boolean storages = module.equals("torch") || module.equals("torch.storage");
        return (storages ? StorageKind.named(name) : Optional.<StorageKind>empty())
                .orElseThrow(() -> new ArchiveException("it names " + ShownText.name(whole)
                        + ", and only tensors, dictionaries, lists, texts and numbers are read, because a name can"
                        + " stand for a program; in Python, save the weights alone:"
                        + " torch.save({\"state_dict\": model.state_dict()}, file)"));
    }

    /** Of nothing, or of a list of pairs. */
    private static Object dictionary(Object... parts) {
        Map<Object, Object> made = new LinkedHashMap<>();
        if (parts.length > 0) {
            for (Object pair : (List<?>) parts[0]) {
                List<?> entry = pair instanceof Object[] tuple ? List.of(tuple) : (List<?>) pair;
                made.put(CheckpointUnpickler.key(entry.get(0)), entry.get(1));
            }
        }
        return made;
    }

    private static Object tensor(Object... parts) {
        return new StoredTensor(
                (StoredTensor.Storage) parts[0], ((Number) parts[1]).longValue(), longs(parts[2]), longs(parts[3]));
    }

    private static Object parameter(Object... parts) {
        return parts[0];
    }

    private static long[] longs(Object tuple) {
        Object[] parts = (Object[]) tuple;
        long[] longs = new long[parts.length];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = ((Number) parts[i]).longValue();
        }
        return longs;
    }
}

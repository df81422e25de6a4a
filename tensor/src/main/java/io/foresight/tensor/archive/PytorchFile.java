package io.foresight.tensor.archive;

import io.foresight.core.text.ShownText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipFile;
import net.razorvine.pickle.PickleException;

/**
 * Weights in files of {@code torch.save}: {@code .pth}, {@code .pt}, {@code .ckpt}. Reading executes nothing ({@link CheckpointUnpickler})
 * and takes at most some 100 MB for what describes the weights, and for the weights what the file's length allows.
 */
public final class PytorchFile {
    /** Keys under which trainings keep the state of their model, in the order in which they are looked for. */
    private static final List<String> STATES = List.of("state_dict", "model_state", "model_state_dict", "model");

    private static final int START = 8; // bytes that tell what a file is

    private PytorchFile() {}

    /**
     * The floating-point tensors of a checkpoint's model by name, as fp32: the file's object itself where it holds tensors, else what lies
     * under {@code state_dict}, {@code model_state}, {@code model_state_dict} or {@code model}. Counters are left out.
     *
     * @throws ArchiveException when the file is none, names anything but tensors, dictionaries and lists, or contradicts itself
     */
    public static Weights read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] start = start(file);
            if (start.length >= 2 && start[0] == 'P' && start[1] == 'K') {
                try (ZipFile zip = new ZipFile(file.toFile())) {
                    ZippedCheckpoint checkpoint = new ZippedCheckpoint(zip, channel.size());
                    return weights(state(checkpoint.object()), checkpoint, channel.size());
                }
            }
            if (LegacyCheckpoint.begins(start)) {
                LegacyCheckpoint checkpoint = new LegacyCheckpoint(channel);
                checkpoint.locate(kinds(checkpoint.object()));
                return weights(state(checkpoint.object()), checkpoint, channel.size());
            }
            throw new ArchiveException("it begins neither as a zip nor as a file that PyTorch wrote before 1.6");
        } catch (IOException | ArchiveException | PickleException unreadable) {
            throw new ArchiveException("checkpoint " + file + ": " + unreadable.getMessage(), unreadable);
        } catch (ClassCastException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | NullPointerException
                | IllegalArgumentException
                | ArithmeticException damaged) {
            throw new ArchiveException("checkpoint " + file + ": damaged, its parts do not fit together", damaged);
        }
    }

    /** Writes a file that {@code torch.load} reads as a state: an ordered dictionary of fp32 tensors. Atomic. */
    public static void write(Path file, Weights weights) {
        HashedFile.write(file, bytes(weights));
    }

    private static byte[] bytes(Weights weights) {
        StoredZip zip = new StoredZip();
        PickleWriter pickle = new PickleWriter();
        pickle.global("collections", "OrderedDict").emptyTuple().reduce().mark();
        Map<String, TensorData> records = new LinkedHashMap<>();
        weights.byName().forEach((name, weight) -> {
            TensorData tensor = TensorData.float32(weight.shape(), weight.values());
            pickle.text(name).tensor(tensor, records.size());
            records.put("net/data/" + records.size(), tensor);
        });
        zip.add("net/data.pkl", pickle.setItems().finish());
        records.forEach((record, tensor) -> zip.add(record, tensor.bytes()));
        zip.add("net/version", new byte[] {'3', '\n'});
        return zip.finish();
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(START);
        }
    }

    private static Map<?, ?> state(Object object) {
        if (!(object instanceof Map<?, ?> root)) {
            throw new ArchiveException("its object is no dictionary, so it is not a state of a model");
        }
        if (root.values().stream().anyMatch(StoredTensor.class::isInstance)) {
            return root;
        }
        for (String key : STATES) {
            if (root.get(key) instanceof Map<?, ?> state) {
                return state;
            }
        }
        throw new ArchiveException("it holds no weights under any of " + STATES + "; its keys are "
                + ShownText.name(root.keySet().toString()));
    }

    private static Weights weights(Map<?, ?> state, CheckpointStorages storages, long length) throws IOException {
        Map<String, Weight> weights = new LinkedHashMap<>();
        long bytes = 0;
        for (Map.Entry<?, ?> entry : state.entrySet()) {
            if (!(entry.getValue() instanceof StoredTensor tensor)) {
                throw new ArchiveException(
                        "its entry " + ShownText.name(entry.getKey().toString()) + " is no tensor");
            }
            StorageKind kind = tensor.storage().kind();
            if (kind.floating()) {
                bytes += tensor.storage().size();
                if (bytes > 2 * length) { // twice, because tensors may share a storage
                    throw new ArchiveException("its tensors claim more than twice its " + length + " bytes");
                }
                weights.put(entry.getKey().toString(), tensor.weight(storages.read(tensor.storage())));
            }
        }
        if (weights.isEmpty()) {
            throw new ArchiveException("its state holds no weights");
        }
        return Weights.of(weights);
    }

    /** Kinds of all storages that the object refers to, wherever. */
    private static Map<String, StorageKind> kinds(Object object) {
        Map<String, StorageKind> kinds = new HashMap<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>(List.of(object));
        while (!open.isEmpty()) {
            Object next = open.pop();
            if (!seen.add(next)) {
                continue;
            }
            if (next instanceof StoredTensor tensor) {
                kinds.put(tensor.storage().key(), tensor.storage().kind());
            } else if (next instanceof StoredTensor.Storage storage) {
                kinds.put(storage.key(), storage.kind());
            } else if (next instanceof Map<?, ?> map) {
                map.values().stream().filter(Objects::nonNull).forEach(open::push);
            } else if (next instanceof List<?> list) {
                list.stream().filter(Objects::nonNull).forEach(open::push);
            } else if (next instanceof Object[] tuple) {
                Arrays.stream(tuple).filter(Objects::nonNull).forEach(open::push);
            }
        }
        return kinds;
    }
}

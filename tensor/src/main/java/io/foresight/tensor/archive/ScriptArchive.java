package io.foresight.tensor.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A TorchScript file: the source text of one module and its constant tensors, in the stored-zip layout that libtorch
 * and {@code torch.jit.load} read.
 */
public final class ScriptArchive {
    private static final String ROOT = "net/";
    static final String CODE = "code/__torch__.py";
    private static final String FILE_FORMAT = "10\n"; // PyTorch 1.12 and later read it; older numbers rewrite operators

    private final String methods;
    private final Map<String, TensorData> constants = new LinkedHashMap<>();
    private final Map<String, byte[]> extras = new LinkedHashMap<>();

    /** @param methods the {@code def} blocks of the module, indented by two spaces */
    public ScriptArchive(String methods) {
        this.methods = methods;
    }

    ScriptArchive constant(String attribute, TensorData tensor) {
        constants.put(attribute, tensor);
        return this;
    }

    /** A record that the loader leaves alone. */
    ScriptArchive extra(String record, byte[] content) {
        extras.put(record, content);
        return this;
    }

    /** The file content. */
    public byte[] toBytes() {
        StoredZip zip = new StoredZip();
        zip.add(ROOT + "version", FILE_FORMAT.getBytes(StandardCharsets.US_ASCII));
        zip.add(ROOT + "data.pkl", object());
        zip.add(ROOT + "constants.pkl", new PickleWriter().emptyTuple().finish());
        zip.add(ROOT + CODE, source().getBytes(StandardCharsets.UTF_8));
        int key = 0;
        for (TensorData tensor : constants.values()) {
            zip.add(ROOT + "data/" + key++, tensor.bytes());
        }
        extras.forEach((record, content) -> zip.add(ROOT + record, content));
        return zip.finish();
    }

    String source() {
        List<String> buffers = new ArrayList<>();
        StringBuilder fields = new StringBuilder();
        for (String name : constants.keySet()) {
            buffers.add('"' + name + "\", ");
            fields.append("  ").append(name).append(" : Tensor\n");
        }
        return "class Net(Module):\n  __parameters__ = []\n  __buffers__ = [" + String.join("", buffers) + "]\n"
                + "  training : bool\n  _is_full_backward_hook : Optional[bool]\n" + fields + methods;
    }

    private byte[] object() {
        PickleWriter pickle = new PickleWriter();
        pickle.global("__torch__", "Net").emptyTuple().newObject().emptyDict().mark();
        pickle.text("training").bool(false).text("_is_full_backward_hook").none();
        int key = 0;
        for (Map.Entry<String, TensorData> constant : constants.entrySet()) {
            pickle.text(constant.getKey()).tensor(constant.getValue(), key++);
        }
        return pickle.setItems().build().finish();
    }
}

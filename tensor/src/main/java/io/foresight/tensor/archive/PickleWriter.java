package io.foresight.tensor.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the few pickle (protocol 2) opcodes that {@code data.pkl} of TorchScript and of {@code torch.save} needs. */
final class PickleWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    PickleWriter() {
        op(0x80).op(2);
    }

    byte[] finish() {
        op('.');
        return out.toByteArray();
    }

    /** A class or function found by name. */
    PickleWriter global(String module, String name) {
        op('c');
        raw(module + "\n" + name + "\n");
        return this;
    }

    PickleWriter text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        op('X').int32(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    PickleWriter integer(long value) {
        if (value >= 0 && value < 256) {
            return op('K').op((int) value);
        }
        if (value >= Integer.MIN_VALUE && value <= Integer.MAX_VALUE) {
            return op('J').int32((int) value);
        }
        op(0x8a).op(8); // LONG1, eight bytes, little endian
        for (int shift = 0; shift < 64; shift += 8) {
            op((int) (value >>> shift) & 0xff);
        }
        return this;
    }

    PickleWriter bool(boolean value) {
        return op(value ? 0x88 : 0x89);
    }

    PickleWriter none() {
        return op('N');
    }

    PickleWriter mark() {
        return op('(');
    }

    PickleWriter tuple() {
        return op('t');
    }

    PickleWriter emptyTuple() {
        return op(')');
    }

    PickleWriter emptyDict() {
        return op('}');
    }

    /** Calls the object under the argument tuple. */
    PickleWriter reduce() {
        return op('R');
    }

    /** Makes an object of the class under the argument tuple without calling its constructor. */
    PickleWriter newObject() {
        return op(0x81);
    }

    PickleWriter setItems() {
        return op('u');
    }

    PickleWriter build() {
        return op('b');
    }

    /** Hands the top of the stack to the reader as the name of an outside record. */
    PickleWriter persistentId() {
        return op('Q');
    }

    /** A tensor whose bytes lie in the record {@code data/KEY}. */
    PickleWriter tensor(TensorData tensor, int key) {
        global("torch._utils", "_rebuild_tensor_v2").mark();
        mark().text("storage").global("torch", tensor.storage()).text(Integer.toString(key));
        text("cpu").integer(tensor.count()).tuple().persistentId();
        integer(0).longTuple(tensor.shape()).longTuple(tensor.strides()).bool(false);
        global("collections", "OrderedDict").emptyTuple().reduce();
        return tuple().reduce();
    }

    PickleWriter longTuple(long[] values) {
        mark();
        for (long value : values) {
            integer(value);
        }
        return tuple();
    }

    private PickleWriter op(int code) {
        out.write(code);
        return this;
    }

    private PickleWriter int32(int value) {
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(value >>> shift);
        }
        return this;
    }

    private void raw(String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}

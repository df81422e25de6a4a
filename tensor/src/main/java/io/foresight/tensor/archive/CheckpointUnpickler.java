package io.foresight.tensor.archive;

import io.foresight.core.text.ShownText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.Unpickler;

/**
 * Reads the pickle of a PyTorch checkpoint and executes nothing: of pickle's operations only those that {@code torch.save} writes are
 * known, names lead only to {@link AllowedGlobals}, and lengths, depth and the number of operations are limited before memory is taken.
 *
 * <p>Everything else that is wrong with a pickle comes out of the library as some {@link RuntimeException}; the caller says what it means.
 */
final class CheckpointUnpickler extends Unpickler {
    /** Longest pickle, bytes; those of detectors have some ten thousand. */
    static final int MOST_BYTES = 8 << 20;

    private static final int MOST_OPERATIONS = 1 << 20;
    private static final int DEEPEST = 100; // lists within lists
    private static final int LONGEST_LINE = 256;

    private int operations;
    private int depth;

    /** The object of a pickle; the input is left behind it. */
    Object read(PickleInput from) throws IOException {
        operations = 0;
        depth = 0;
        return load(from);
    }

    @Override
    protected Object dispatch(short key) throws IOException {
        if (++operations > MOST_OPERATIONS) {
            throw new ArchiveException("the pickle has more than " + MOST_OPERATIONS + " operations");
        }
        switch (key) {
            case Opcodes.MARK -> deeper();
            case Opcodes.TUPLE, Opcodes.APPENDS -> depth--;
            case Opcodes.BINUNICODE, Opcodes.BINSTRING, Opcodes.BINBYTES -> requireThere(4);
            case Opcodes.SHORT_BINUNICODE, Opcodes.SHORT_BINSTRING, Opcodes.SHORT_BINBYTES -> requireThere(1);
            case Opcodes.GLOBAL -> {
                String module = line();
                stack.add(AllowedGlobals.find(module, line()));
                return NO_RETURN_VALUE;
            }
            case Opcodes.STACK_GLOBAL -> {
                String name = (String) stack.pop();
                stack.add(AllowedGlobals.find((String) stack.pop(), name));
                return NO_RETURN_VALUE;
            }
            case Opcodes.EMPTY_DICT -> {
                stack.add(new LinkedHashMap<>());
                return NO_RETURN_VALUE;
            }
            case Opcodes.SETITEM -> {
                Object value = stack.pop();
                put(stack.pop(), value);
                return NO_RETURN_VALUE;
            }
            case Opcodes.SETITEMS -> {
                depth--;
                List<Object> items = stack.pop_all_since_marker();
                for (int i = 0; i < items.size(); i += 2) {
                    put(items.get(i), items.get(i + 1));
                }
                return NO_RETURN_VALUE;
            }
            case Opcodes.BUILD -> {
                stack.pop(); // attributes, such as a state's _metadata
                return NO_RETURN_VALUE;
            }
            default -> requireKnown(key);
        }
        return super.dispatch(key);
    }

    /** ("storage", kind, key, device, count), in old files with a sixth part that says of what it is a view. */
    @Override
    protected Object persistentLoad(Object id) {
        Object[] parts = (Object[]) id;
        if (!"storage".equals(parts[0])) {
            throw new ArchiveException("it refers to something outside that is no storage");
        }
        if (parts.length > 5 && parts[5] != null) {
            throw new ArchiveException("a storage is a view of another, which is not read");
        }
        return new StoredTensor.Storage((StorageKind) parts[1], (String) parts[2], ((Number) parts[4]).longValue());
    }

    /** A key of a dictionary: text, number or truth value, because the hash of anything else can take for ever. */
    static Object key(Object key) {
        if (key instanceof String || key instanceof Number || key instanceof Boolean) {
            return key;
        }
        throw new ArchiveException("a dictionary has a key that is neither a text nor a number");
    }

    private void put(Object key, Object value) {
        @SuppressWarnings("unchecked")
        Map<Object, Object> dictionary = (Map<Object, Object>) stack.peek();
        dictionary.put(key(key), value);
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw new ArchiveException("it is nested more than " + DEEPEST + " deep");
        }
    }

    private void requireThere(int lengthBytes) throws IOException {
        PickleInput from = (PickleInput) input;
        long length = from.peek(lengthBytes);
        if (length > from.left() - lengthBytes) {
            throw new ArchiveException(
                    "a text claims " + length + " bytes where " + (from.left() - lengthBytes) + " are left");
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0 || line.length() == LONGEST_LINE) {
                throw new ArchiveException("a name has no end: " + ShownText.name(line.toString()));
            }
            line.append((char) next);
        }
        return line.toString();
    }

    private static void requireKnown(short key) {
        switch (key) {
            case Opcodes.PROTO,
                    Opcodes.FRAME,
                    Opcodes.STOP,
                    Opcodes.NONE,
                    Opcodes.NEWTRUE,
                    Opcodes.NEWFALSE,
                    Opcodes.BININT,
                    Opcodes.BININT1,
                    Opcodes.BININT2,
                    Opcodes.LONG1,
                    Opcodes.BINFLOAT,
                    Opcodes.EMPTY_LIST,
                    Opcodes.APPEND,
                    Opcodes.EMPTY_TUPLE,
                    Opcodes.TUPLE1,
                    Opcodes.TUPLE2,
                    Opcodes.TUPLE3,
                    Opcodes.REDUCE,
                    Opcodes.BINPERSID,
                    Opcodes.BINPUT,
                    Opcodes.LONG_BINPUT,
                    Opcodes.BINGET,
                    Opcodes.LONG_BINGET,
                    Opcodes.MEMOIZE -> {}
            default ->
                throw new ArchiveException("it has the pickle operation " + key
                        + ", which is not among those that torch.save writes for tensors");
        }
    }
}

package io.foresight.core.file;

import io.foresight.core.text.ShownText;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * The numbers of a {@code .npy} file, plain or packed by gzip: NumPy's format 1.0 to 3.0 with little-endian booleans, integers or floats in
 * C order. Nothing in the file is executed; memory is taken only for a size that is within the limit.
 */
public final class NumpyArray {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int GZIP = 0x1f8b;
    private static final int MOST_HEADER_BYTES = 1 << 16;
    private static final int MOST_DIMENSIONS = 32;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']{1,20})'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9,\\s]*)\\)");

    private final Path file;
    private final List<Integer> shape;
    private final NumpyType type;
    private final ByteBuffer bytes;

    private NumpyArray(Path file, List<Integer> shape, NumpyType type, ByteBuffer bytes) {
        this.file = file;
        this.shape = shape;
        this.type = type;
        this.bytes = bytes;
    }

    /**
     * Reads a whole file.
     *
     * @param mostBytes of its numbers, unpacked
     * @throws IOException naming the file: missing, no such array, another length than its shape says, or over the limit
     */
    public static NumpyArray read(Path file, int mostBytes) throws IOException {
        try (InputStream packed = new BufferedInputStream(Files.newInputStream(file));
                DataInputStream in = new DataInputStream(isGzip(packed) ? new GZIPInputStream(packed) : packed)) {
            return read(in, file, mostBytes);
        } catch (EOFException ended) {
            throw new IOException(file + ": ends early", ended);
        } catch (IOException failed) {
            throw failed.getMessage() != null && failed.getMessage().startsWith(file + ": ")
                    ? failed
                    : FailedRead.of(file, failed);
        }
    }

    private static boolean isGzip(InputStream in) throws IOException {
        in.mark(2);
        boolean gzip = (in.read() << 8 | in.read()) == GZIP;
        in.reset();
        return gzip;
    }

    private static NumpyArray read(DataInputStream in, Path file, int mostBytes) throws IOException {
        String header = header(in, file);
        String word = field(TYPE, "descr", header, file);
        NumpyType type = NumpyType.of(word)
                .orElseThrow(() -> new IOException(file + ": its numbers are of type " + ShownText.name(word)
                        + ", must be one of " + NumpyType.names()));
        if (field(ORDER, "fortran_order", header, file).equals("True")) {
            throw new IOException(file + ": is in Fortran's order; save numpy.ascontiguousarray(array)");
        }
        List<Integer> shape = shape(field(SHAPE, "shape", header, file), file);
        long size = 1;
        for (int dimension : shape) {
            size *= dimension;
            if (size * type.size() > mostBytes) {
                throw new IOException(
                        file + ": shape " + shape + " needs more than the limit of " + mostBytes + " bytes");
            }
        }
        byte[] content = new byte[(int) size * type.size()];
        in.readFully(content);
        if (in.read() >= 0) {
            throw new IOException(file + ": goes on behind the " + content.length + " bytes of shape " + shape);
        }
        return new NumpyArray(
                file, List.copyOf(shape), type, ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN));
    }

    private static String header(DataInputStream in, Path file) throws IOException {
        for (byte each : MAGIC) {
            if (in.readByte() != each) {
                throw new IOException(file + ": is no .npy file: it does not begin with \\x93NUMPY");
            }
        }
        int version = in.readUnsignedByte();
        in.readByte();
        if (version < 1 || version > 3) {
            throw new IOException(file + ": is of format " + version + ", known are 1 to 3");
        }
        int length = version == 1
                ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                : Integer.reverseBytes(in.readInt());
        if (length < 0 || length > MOST_HEADER_BYTES) {
            throw new IOException(file + ": its header has " + Integer.toUnsignedString(length)
                    + " bytes, the limit is " + MOST_HEADER_BYTES);
        }
        byte[] text = new byte[length];
        in.readFully(text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static String field(Pattern pattern, String name, String header, Path file) throws IOException {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new IOException(file + ": its header has no " + name + " that can be read");
        }
        return matcher.group(1);
    }

    private static List<Integer> shape(String words, Path file) throws IOException {
        List<Integer> shape = new ArrayList<>();
        for (String word : words.split(",")) {
            if (!word.isBlank()) {
                try {
                    shape.add(Integer.parseInt(word.strip()));
                } catch (NumberFormatException wrong) {
                    throw new IOException(
                            file + ": a dimension of " + ShownText.name(word.strip()) + " cannot be", wrong);
                }
            }
        }
        if (shape.size() > MOST_DIMENSIONS) {
            throw new IOException(file + ": has " + shape.size() + " dimensions, the limit is " + MOST_DIMENSIONS);
        }
        return shape;
    }

    /** Where it was read from, for messages. */
    public Path file() {
        return file;
    }

    /** Its dimensions; none: a single number. */
    public List<Integer> shape() {
        return shape;
    }

    /** How many numbers it has. */
    public int size() {
        return bytes.capacity() / type.size();
    }

    /**
     * All numbers in C order; booleans are 0 and 1.
     *
     * @throws IOException naming the file, where it holds floats or a number beyond 32 bits
     */
    public int[] integers() throws IOException {
        if (type.isFloat()) {
            throw new IOException(file + ": holds floats, whole numbers are needed");
        }
        int[] numbers = new int[size()];
        for (int i = 0; i < numbers.length; i++) {
            long number = type.whole(bytes, i);
            if (number != (int) number) {
                throw new IOException(file + ": number " + i + " does not fit into 32 bits: " + number);
            }
            numbers[i] = (int) number;
        }
        return numbers;
    }

    /** All numbers in C order, as floats of single precision. */
    public float[] floats() {
        float[] numbers = new float[size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (type.isFloat() ? type.real(bytes, i) : type.whole(bytes, i));
        }
        return numbers;
    }
}

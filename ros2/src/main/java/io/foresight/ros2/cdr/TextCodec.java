package io.foresight.ros2.cdr;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Codec of a string: length including the NUL, UTF-8 bytes, NUL. A length of 0, which some writers use, is read as the empty string. A NUL
 * inside the string is an error in both directions, because C readers would truncate the string there.
 */
final class TextCodec implements Codec {
    private static final int LENGTH = 4;

    private final int most;

    /** Maximum bytes without the NUL; 0 means unlimited. */
    TextCodec(int most) {
        this.most = most;
    }

    @Override
    public FieldShape shape() {
        return new FieldShape(WireType.STRING, null, FieldShape.Count.ONE, 0, most);
    }

    @Override
    public int leastBytes() {
        return LENGTH;
    }

    @Override
    public long end(Object value, long position) {
        return CdrWriter.aligned(position, LENGTH) + LENGTH + utf8Length((String) value) + 1;
    }

    /** Size of valid text in UTF-8; invalid text causes an error when it is written. */
    private static long utf8Length(String text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x800 && !Character.isSurrogate(c)) {
                bytes += 2;
            } else if (c >= 0x80) {
                bytes++; // a surrogate pair is four bytes, two for each half
            }
        }
        return bytes;
    }

    @Override
    public void write(Object value, CdrWriter out) {
        String text = (String) value;
        if (text.indexOf('\0') >= 0) {
            throw new FieldException(
                    out.offset(), "a string must not contain a NUL; this one has a NUL at index " + text.indexOf('\0'));
        }
        ByteBuffer encoded;
        try {
            encoded = UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new FieldException(
                    out.offset(), "a string of " + text.length() + " characters contains an unpaired surrogate");
        }
        if (most > 0 && encoded.remaining() > most) {
            throw new FieldException(
                    out.offset(), "string of " + encoded.remaining() + " bytes, more than the limit of " + most);
        }
        out.at(LENGTH).putInt(encoded.remaining() + 1).put(encoded).put((byte) 0);
    }

    @Override
    public Object read(CdrReader in) {
        long offset = in.offset();
        ByteBuffer source = in.at(LENGTH);
        long length = Integer.toUnsignedLong(source.getInt());
        long limit = Math.min(in.limits().stringBytes(), most > 0 ? most + 1L : Integer.MAX_VALUE);
        if (length > limit) {
            throw new FieldException(
                    offset, "string of " + length + " bytes with its NUL, more than the limit of " + limit);
        }
        if (length > source.remaining()) {
            throw new FieldException(
                    offset,
                    "string of " + length + " bytes with its NUL where " + source.remaining() + " bytes are left");
        }
        if (length == 0) {
            return "";
        }
        int size = (int) length - 1;
        ByteBuffer bytes = source.slice(source.position(), size);
        if (source.get(source.position() + size) != 0) {
            throw new FieldException(
                    offset,
                    "string of " + length + " bytes does not end with a NUL but with "
                            + source.get(source.position() + size));
        }
        String text;
        try {
            text = UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new FieldException(offset, "string of " + length + " bytes is not UTF-8");
        }
        if (text.indexOf('\0') >= 0) {
            throw new FieldException(offset, "string of " + length + " bytes contains a NUL");
        }
        in.advance((int) length);
        return text;
    }
}

package io.foresight.perception.eval.waymo;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BoundedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code waymo.open_dataset.Objects} (metrics.proto), the format of results and of the labels they are scored against. */
public final class WaymoObjectFile {
    private static final FrameId VEHICLE = new FrameId("waymo-vehicle");
    private static final int MAX_BYTES = 2_000_000_000;
    private static final int OBJECT = 1;

    private WaymoObjectFile() {}

    /**
     * All objects of a file.
     *
     * @throws BadDataException naming the file and the object that is wrong
     */
    public static List<WaymoObject> read(Path file) throws IOException {
        CodedInputStream content = CodedInputStream.newInstance(BoundedFile.read(file, MAX_BYTES));
        List<WaymoObject> objects = new ArrayList<>();
        try {
            for (int tag = content.readTag(); tag != 0; tag = content.readTag()) {
                if (WireFormat.getTagFieldNumber(tag) == OBJECT) {
                    Fields fields = new Fields();
                    message(content, fields::object);
                    objects.add(fields.build());
                } else {
                    content.skipField(tag);
                }
            }
        } catch (InvalidProtocolBufferException | IllegalArgumentException wrong) {
            throw new BadDataException(file + ": object " + objects.size() + ": " + wrong.getMessage(), wrong);
        }
        if (objects.isEmpty()) {
            throw new BadDataException(file + ": holds no objects");
        }
        return objects;
    }

    private interface Field {
        /** Reads the value; false: the field is not known. */
        boolean read(CodedInputStream content, int number) throws IOException;
    }

    private static void message(CodedInputStream content, Field field) throws IOException {
        int outer = content.pushLimit(content.readRawVarint32());
        for (int tag = content.readTag(); tag != 0; tag = content.readTag()) {
            if (!field.read(content, WireFormat.getTagFieldNumber(tag))) {
                content.skipField(tag);
            }
        }
        content.checkLastTagWas(0);
        content.popLimit(outer);
    }

    /** The fields of one object; numbers are those of metrics.proto and label.proto. */
    private static final class Fields {
        private final double[] box = new double[8]; // by field number: x, y, z, width, length, height, heading
        private String context = "";
        private long microseconds;
        private int camera;
        private float score = 1;
        private boolean inNoLabelZone;
        private int type;
        private int level;
        private int points;

        boolean object(CodedInputStream content, int number) throws IOException {
            switch (number) {
                case 1 -> message(content, this::label);
                case 2 -> score = content.readFloat();
                case 3 -> inNoLabelZone = content.readBool();
                case 4 -> context = content.readString();
                case 5 -> microseconds = content.readInt64();
                case 6 -> camera = content.readEnum();
                default -> {
                    return false;
                }
            }
            return true;
        }

        private boolean label(CodedInputStream content, int number) throws IOException {
            switch (number) {
                case 1 -> message(content, this::box);
                case 3 -> type = content.readEnum();
                case 5 -> level = content.readEnum();
                case 7 -> points = content.readInt32();
                default -> {
                    return false;
                }
            }
            return true;
        }

        private boolean box(CodedInputStream content, int number) throws IOException {
            if (number < 1 || number >= box.length) {
                return false;
            }
            box[number] = content.readDouble();
            return true;
        }

        WaymoObject build() {
            WaymoType[] types = WaymoType.values();
            if (type < 0 || type >= types.length) {
                throw new IllegalArgumentException("type must be 0 to " + (types.length - 1) + ", got " + type);
            }
            return new WaymoObject(
                    context + "_" + camera + "_" + microseconds,
                    types[type],
                    new Box3d(VEHICLE, box[1], box[2], box[3], box[5], box[4], box[6], box[7]),
                    score,
                    level,
                    points,
                    inNoLabelZone);
        }
    }
}

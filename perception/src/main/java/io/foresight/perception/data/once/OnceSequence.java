package io.foresight.perception.data.once;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.JpegFile;
import io.foresight.perception.data.JsonInput;
import io.foresight.perception.sweep.CameraImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A sequence: the folder {@code SEQ} with {@code SEQ.json}, {@code lidar_roof} and folders of cameras. Frames are in order of time. */
final class OnceSequence {
    private static final long MAX_BYTES = 1L << 30;
    private static final int MOST_FRAMES = 1_000_000;
    private static final String LIDAR = "lidar_roof";

    private final Path folder;
    private final Path file;
    private final List<OnceFrame> frames = new ArrayList<>();
    private final List<OnceCamera> cameras = new ArrayList<>();
    private int[] imageSize = {}; // width, height, where it is told
    private String problem = ""; // of the cameras

    private OnceSequence(Path folder) {
        this.folder = folder;
        this.file = file(folder);
    }

    /** The file that tells what is in a sequence's folder. */
    static Path file(Path folder) {
        return folder.resolve(folder.getFileName() + ".json");
    }

    /** @throws BadDataException when the file is missing or not of this format; names file and field */
    static OnceSequence read(Path folder) throws IOException {
        OnceSequence sequence = new OnceSequence(folder);
        JsonInput.read(sequence.file, MAX_BYTES, () -> "frame " + sequence.frames.size(), sequence::readAll);
        if (sequence.frames.isEmpty()) {
            throw new BadDataException(sequence.file + ": has no frames");
        }
        sequence.frames.sort(Comparator.comparingLong(frame -> Long.parseLong(frame.id())));
        return sequence;
    }

    private void readAll(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new BadDataException(file + ": expected an object with calib and frames, found "
                    + (parser.currentToken() == null ? "nothing" : parser.currentToken()));
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "meta_info" -> readMeta(OnceValue.read(file + ": " + name, parser));
                case "calib" -> readCameras(OnceValue.read(file + ": " + name, parser));
                case "frames" -> readFrames(parser);
                default -> parser.skipChildren();
            }
        }
    }

    private void readMeta(OnceValue meta) throws BadDataException {
        if (meta.has("image_size")) {
            double[] size = meta.field("image_size").numbers(2);
            imageSize = new int[] {(int) size[0], (int) size[1]};
        }
    }

    private void readCameras(OnceValue calib) {
        try {
            for (String name : calib.fieldNames()) {
                if (name.matches("cam\\d{2}")) {
                    cameras.add(OnceCamera.of(name, calib.field(name)));
                }
            }
        } catch (BadDataException bad) {
            problem = bad.getMessage();
        }
    }

    private void readFrames(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new BadDataException(file + ": frames: expected a list, found " + parser.currentToken());
        }
        Set<String> ids = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String where = file + ": frames[" + frames.size() + "]";
            OnceFrame frame = OnceFrame.of(OnceValue.read(where, parser));
            if (!ids.add(frame.id()) || ids.size() > MOST_FRAMES) {
                throw new BadDataException(where + ".frame_id: expected at most " + MOST_FRAMES
                        + " frames of different ids, found " + frame.id() + " again or more");
            }
            frames.add(frame);
        }
    }

    String name() {
        return folder.getFileName().toString();
    }

    List<OnceFrame> frames() {
        return frames;
    }

    Path points(OnceFrame frame) {
        return folder.resolve(LIDAR).resolve(frame.id() + ".bin");
    }

    /**
     * The images of a frame, of the cameras whose folders are there.
     *
     * @throws BadDataException when an image is missing, none, or of another size than told, or the calibration is wrong
     */
    List<CameraImage> images(OnceFrame frame) throws IOException {
        if (!problem.isEmpty()) {
            throw new BadDataException(problem);
        }
        List<CameraImage> images = new ArrayList<>();
        for (OnceCamera camera : cameras) {
            Path shots = folder.resolve(camera.name());
            if (Files.isDirectory(shots)) {
                JpegFile image = JpegFile.open(shots.resolve(frame.id() + ".jpg"));
                if (imageSize.length > 0) {
                    image.requireSize(imageSize[0], imageSize[1], file + ": meta_info.image_size");
                }
                images.add(image.image(camera.name(), camera.calibration(), frame.stamp()));
            }
        }
        return images;
    }
}

package io.foresight.perception.eval.grid;

import io.foresight.core.file.NumpyArray;
import io.foresight.core.text.NaturalOrder;
import io.foresight.perception.data.BadDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of arrays: each sample has some, {@code NAME_PART.npy} or {@code NAME_PART.npy.gz}. */
record NumpyFolder(Path folder) {
    /** Largest array, bytes. */
    static final int MOST_BYTES = 256 << 20;

    private static final List<String> ENDINGS = List.of(".npy", ".npy.gz");

    NumpyFolder {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + ": no such folder");
        }
    }

    /**
     * Names of the samples that have that part, in natural order.
     *
     * @throws BadDataException when there is none
     */
    List<String> names(String part) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .flatMap(name -> ENDINGS.stream()
                            .map(ending -> "_" + part + ending)
                            .filter(name::endsWith)
                            .map(ending -> name.substring(0, name.length() - ending.length())))
                    .distinct()
                    .sorted(NaturalOrder.INSTANCE)
                    .toList();
            if (names.isEmpty()) {
                throw new BadDataException(folder + ": holds no *_" + part + ".npy or *_" + part + ".npy.gz");
            }
            return names;
        }
    }

    /** The part of a sample; missing is an error. */
    NumpyArray read(String name, String part) throws IOException {
        return find(name, part)
                .orElseThrow(() -> new BadDataException(
                        folder.resolve(name + "_" + part + ENDINGS.get(0)) + ": no such file, nor with .gz"));
    }

    /** The part of a sample, where it has it. */
    Optional<NumpyArray> find(String name, String part) throws IOException {
        List<Path> found = ENDINGS.stream()
                .map(ending -> folder.resolve(name + "_" + part + ending))
                .filter(Files::exists)
                .toList();
        if (found.size() > 1) {
            throw new BadDataException(found.get(0) + ": is there with .gz, too; remove one of them");
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(NumpyArray.read(found.get(0), MOST_BYTES));
    }

    /**
     * Refuses an array with another shape.
     *
     * @param whose for the message, such as {@code the labels}
     */
    static void requireShape(NumpyArray array, List<Integer> shape, String whose) throws BadDataException {
        if (!array.shape().equals(shape)) {
            throw new BadDataException(
                    array.file() + ": has shape " + array.shape() + ", must be as " + whose + ": " + shape);
        }
    }

    /** The numbers of classes, each below {@code classes} or {@code unseen}. */
    static int[] classes(NumpyArray array, int classes, int unseen) throws IOException {
        int[] numbers = array.integers();
        for (int i = 0; i < numbers.length; i++) {
            if ((numbers[i] < 0 || numbers[i] >= classes) && numbers[i] != unseen) {
                throw new BadDataException(array.file() + ": number " + i + " is " + numbers[i] + ", must be 0 to "
                        + (classes - 1) + (unseen < 0 ? "" : " or " + unseen));
            }
        }
        return numbers;
    }
}

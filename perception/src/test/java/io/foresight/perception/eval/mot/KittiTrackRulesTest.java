package io.foresight.perception.eval.mot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.eval.KittiMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KittiTrackRulesTest {
    private static final String CAR = "0 1 Car 0 0 0 100 100 200 180 1.5 1.6 4 1 1.6 20 1.6";

    @TempDir
    private Path folder;

    @Test
    void aCarThatIsTrackedCounts() throws IOException {
        TrackSequence sequence = prepared(CAR, CAR + " 0.9");
        assertThat(sequence.truthBoxes()).isEqualTo(1);
        assertThat(sequence.trackBoxes()).isEqualTo(1);
        assertThat(sequence.frames().get(0).similarity()[0][0]).isEqualTo(1);
    }

    @Test
    void whatMayBeMatchedButDoesNotCountTakesItsTrackWithIt() throws IOException {
        for (String label : List.of(
                CAR.replace("Car", "Van"), CAR.replace("Car 0 0", "Car 0 3"), CAR.replace("Car 0 0", "Car 1 0"))) {
            TrackSequence sequence = prepared(label, CAR + " 0.9");
            assertThat(sequence.truthBoxes()).as(label).isZero();
            assertThat(sequence.trackBoxes()).as(label).isZero();
        }
    }

    @Test
    void anotherClassIsNoExcuse() throws IOException {
        TrackSequence sequence = prepared(CAR.replace("Car", "Truck"), CAR + " 0.9");
        assertThat(sequence.truthBoxes()).isZero();
        assertThat(sequence.trackBoxes()).isEqualTo(1);
    }

    @Test
    void anUnmatchedTrackThatIsLowOrHalfInsideARegionIsNoFalseAlarm() throws IOException {
        String low = CAR.replace("200 180", "200 125");
        String region = "0 -1 DontCare -1 -1 -10 90 90 151 300 -1 -1 -1 -1000 -1000 -1000 -10";
        assertThat(prepared("", low).trackBoxes()).isZero();
        assertThat(prepared("", CAR.replace("200 180", "200 125.1")).trackBoxes())
                .isEqualTo(1);
        assertThat(prepared(region, CAR).trackBoxes()).isZero();
        assertThat(prepared(region.replace("151", "150"), CAR).trackBoxes()).isEqualTo(1);
    }

    @Test
    void aLowTrackThatMatchesCounts() throws IOException {
        String low = CAR.replace("200 180", "200 120");
        assertThat(prepared(low, low).trackBoxes()).isEqualTo(1);
    }

    @Test
    void trackersOfTheImageNeedNoBoxInSpaceUnlessItIsCompared() throws IOException {
        String flat = "0 5 car -1 -1 -10 100 100 200 180 -1 -1 -1 -1000 -1000 -1000 -10 0.7";
        assertThat(prepared(CAR, flat).trackBoxes()).isEqualTo(1);
        KittiSequence sequence = read(CAR, flat).get(0);
        assertThatThrownBy(() -> new KittiTrackRules(KittiTrackClass.CAR, KittiMetric.VOLUME).sequence(sequence))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining("results")
                .hasMessageContaining("0006.txt:1: 3d needs boxes in space: ");
    }

    @Test
    void wrongLinesAreNamed() throws IOException {
        assertRefused("", CAR + "\n" + CAR, "0006.txt:2: id 1 is in frame 0 already, see ");
        assertRefused("", "x" + CAR, "0006.txt:1: frame is not a whole number: \"x0\"");
        assertRefused("", "\n-1 " + CAR.substring(2), "0006.txt:2: frame must be 0 to 999999, got -1");
        assertRefused("", CAR.replace("0 1 Car", "0 1.5 Car"), "id is not a whole number: \"1.5\"");
        assertRefused("", CAR.replace("Car", "Cra"), "0006.txt:1: unknown type \"Cra\"; types: Car, Van");
        assertRefused(CAR.replace(" 180", " NaN"), "", "0006.txt:1: bottom must be finite and within 1e6, got NaN");
        assertRefused("", "0 1 Car", "has 3 words, must have 17 (label) or 18 (result)");
    }

    @Test
    void aListOfSequencesSaysWhichThereAreAndHowLong() throws IOException {
        Path list = Files.createDirectories(folder.resolve("gt")).resolve("evaluate_tracking.seqmap.training");
        Files.writeString(list, "0006 empty 000000 000003\n");
        assertThat(prepared(CAR, CAR).frames()).hasSize(3);
        assertRefused(CAR.replaceFirst("0", "3"), "", "0006.txt:1: frame 3, but sequence 0006 has 3 frames");
        Files.writeString(list, "0006 empty 000000 000003\n0007 empty 000000 000003\n");
        assertRefused(CAR, CAR, "0007.txt: no such file");
        Files.writeString(list, "0006 empty 0 three\n");
        assertRefused(CAR, CAR, ".training:1: number of frames is not a whole number: \"three\"");
        Files.writeString(list, "../0006 empty 0 3\n");
        assertRefused(CAR, CAR, ".training:1: a sequence is its name, a word, its first frame");
        Files.writeString(list, "0006 empty 0 3\n\n0006 empty 0 3\n");
        assertRefused(CAR, CAR, ".training:3: sequence 0006 is repeated");
        Files.writeString(list, "\n");
        assertRefused(CAR, CAR, "names no sequence");
        Files.writeString(list.resolveSibling("evaluate_tracking.seqmap.val"), "0006 empty 0 1\n");
        assertRefused(CAR, CAR, "has 2 lists of sequences, name one with --settings");
    }

    @Test
    void aMissingResultFileIsNoEmptyOne() throws IOException {
        read(CAR, "");
        Files.delete(folder.resolve("results").resolve("0006.txt"));
        assertThatThrownBy(() -> KittiSequences.read(folder.resolve("gt"), folder.resolve("results"), Optional.empty()))
                .hasMessageContaining("0006.txt: no such file");
    }

    private void assertRefused(String labels, String results, String message) {
        assertThatThrownBy(() -> prepared(labels, results))
                .isInstanceOf(BadDataException.class)
                .hasMessageContaining(message);
    }

    private TrackSequence prepared(String labels, String results) throws IOException {
        return new KittiTrackRules(KittiTrackClass.CAR, KittiMetric.BBOX)
                .sequence(read(labels, results).get(0));
    }

    private List<KittiSequence> read(String labels, String results) throws IOException {
        Path labelFolder = Files.createDirectories(folder.resolve("gt").resolve("label_02"));
        Files.writeString(labelFolder.resolve("0006.txt"), labels + "\n");
        Files.writeString(Files.createDirectories(folder.resolve("results")).resolve("0006.txt"), results + "\n");
        return KittiSequences.read(folder.resolve("gt"), folder.resolve("results"), Optional.empty());
    }
}

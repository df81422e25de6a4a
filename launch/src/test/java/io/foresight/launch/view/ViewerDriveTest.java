package io.foresight.launch.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.eval.DetectionScore;
import io.foresight.perception.eval.Tally;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.perception.taxonomy.Taxonomy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What one does with the drive: truth, the box in question, distances, links, keys. One browser for all. */
class ViewerDriveTest {
    private static final Taxonomy TAXONOMY = Taxonomy.selecting("car", "pedestrian");
    private static final ObjectClass CAR = ObjectClass.named("car");
    private static final ObjectClass PEDESTRIAN = ObjectClass.named("pedestrian");

    @TempDir
    static Path profile;

    private static Browser browser;

    @BeforeAll
    static void open() {
        Browser.assumeInstalled();
        browser = Browser.open(profile, "about:blank");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Viewer recording(List<ViewFrame> frames) throws Exception {
        Viewer viewer = Viewer.start(ViewerConfig.recorded("127.0.0.1", 0, "recording", frames.size()));
        frames.forEach(viewer::publish);
        viewer.finish();
        browser.go(viewer.url());
        browser.waitUntil("s.ended && s.shown !== null && s.kept === " + frames.size());
        return viewer;
    }

    /** Cars and pedestrians here and there, some of them found, beside things that are not there. */
    private static ViewFrame crowd(Random random, int sequence) {
        List<LabelledBox> truth = new ArrayList<>();
        List<Detection> found = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ObjectClass objectClass = random.nextInt(3) == 0 ? PEDESTRIAN : CAR;
            double x = random.nextDouble() * 70 - 5;
            double y = random.nextDouble() * 20 - 10;
            truth.add(SampleFrames.label(
                    SampleFrames.box(x, y, 4, 2, 1.5, 0), random.nextInt(6) == 0 ? ObjectClass.IGNORED : objectClass));
            double off = random.nextDouble() * 2.2; // some too far off to match
            float score = (float) (0.05 + 0.9 * random.nextDouble());
            found.add(new Detection(
                    SampleFrames.box(x + off, y, 4, 2, 1.5, 0), objectClass, score, Float.NaN, Float.NaN));
        }
        return ViewFrame.of(
                        sequence,
                        "crowd-" + sequence,
                        "made up",
                        SampleFrames.street(sequence).cloud(),
                        found)
                .withTruth(truth);
    }

    private static void assertFigures(Tally tally) {
        String precision = String.format(Locale.ROOT, "%.1f %%", 100 * tally.precision());
        String recall = String.format(Locale.ROOT, "%.1f %%", 100 * tally.recall());
        browser.waitUntil("document.getElementById('precision').textContent === '" + precision
                + "' && document.getElementById('recall').textContent === '" + recall + "'");
    }

    @Test
    void precisionAndRecallAreThoseOfDetectionScoreAtAnyThresholdAndForAnyClasses() throws Exception {
        Random random = new Random(7);
        List<ViewFrame> frames = new ArrayList<>();
        DetectionScore all = DetectionScore.usual(TAXONOMY);
        DetectionScore sure = DetectionScore.usual(TAXONOMY);
        for (int i = 0; i < 6; i++) {
            ViewFrame frame = crowd(random, i);
            frames.add(frame.withMatch(all.add(frame.detections(), frame.truth())));
            sure.add(
                    frame.detections().stream()
                            .filter(found -> found.score() >= 0.5)
                            .toList(),
                    frame.truth());
        }
        assertThat(all.total().precision()).isBetween(0.2, 0.8);
        assertThat(sure.total()).isNotEqualTo(all.total());
        try (Viewer viewer = recording(frames)) {
            browser.press("g");
            assertFigures(all.total());
            assertThat(browser.text("score-over")).isEqualTo("over the last 6 frames");
            DetectionScore first = DetectionScore.usual(TAXONOMY);
            first.add(frames.get(0).detections(), frames.get(0).truth());
            assertThat(browser.text("score-hit"))
                    .isEqualTo(Integer.toString(first.total().found()));
            assertThat(browser.text("score-false"))
                    .isEqualTo(Integer.toString(first.total().falsePositives()));

            browser.run(
                    "const r = document.getElementById('threshold'); r.value = 0.5; r.dispatchEvent(new Event('input'))");
            assertFigures(sure.total());
            browser.run("document.querySelector('#legend [data-name=car]').click()");
            assertFigures(sure.byClass().get(PEDESTRIAN));
            assertThat(viewer.published()).isEqualTo(6);
        }
    }

    @Test
    void truthThatWasNotComparedIsShownWithoutVerdict() throws Exception {
        try (Viewer viewer = recording(List.of(SampleFrames.street(1)))) {
            browser.press("g");
            browser.waitUntil("s.truth === " + SampleFrames.TRUTH);
            assertThat(browser.text("score-not")).startsWith("Truth in white, not compared");
            assertThat(browser.run("return document.getElementById('precision').checkVisibility()"))
                    .isEqualTo(false);
            assertThat(viewer.published()).isEqualTo(1);
        }
    }

    @Test
    void aClickedBoxTellsWhatItIsAndTheCameraGoesWithIt() throws Exception {
        try (Viewer viewer = Viewer.start(new ViewerConfig("127.0.0.1", 0, "pick"))) {
            viewer.publish(SampleFrames.street(1));
            browser.go(viewer.url());
            browser.waitUntil("s.rendered > 0 && s.boxes === " + SampleFrames.DETECTIONS);

            browser.clickPlace(20, -3, -0.9);
            browser.waitUntil("s.picked !== null");
            assertThat(browser.text("pick-class")).isEqualTo("car");
            assertThat(browser.text("pick-score")).isEqualTo("0.70");
            assertThat(browser.text("pick-size")).isEqualTo("4.5 × 1.9 × 1.6 m");
            assertThat(browser.text("pick-distance")).isEqualTo("20.2 m");
            assertThat(browser.text("pick-bearing")).isEqualTo("9° right");

            browser.press("t");
            browser.waitUntil("s.following && Math.hypot(s.at[0] - 20, s.at[1] + 3) < 0.01");
            viewer.publish(moved(SampleFrames.street(2), 1.5));
            browser.waitUntil("s.received === 2 && Math.hypot(s.at[0] - 21.5, s.at[1] + 3) < 0.01");
            assertThat(browser.text("pick-distance")).isEqualTo("21.7 m");

            browser.press(Keys.ESCAPE);
            browser.waitUntil("s.picked === null && !s.following && document.getElementById('pick').hidden");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** The same frame with every detection farther ahead. */
    private static ViewFrame moved(ViewFrame frame, double metres) {
        List<Detection> found = frame.detections().stream()
                .map(one -> new Detection(
                        SampleFrames.box(
                                one.box().x() + metres,
                                one.box().y(),
                                one.box().length(),
                                one.box().width(),
                                one.box().height(),
                                one.box().yaw()),
                        one.objectClass(),
                        one.score(),
                        Float.NaN,
                        Float.NaN))
                .toList();
        return ViewFrame.of(frame.sequence(), frame.id(), frame.source(), frame.cloud(), found);
    }

    @Test
    void twoClicksMeasureBetweenPointsOrOnTheGround() throws Exception {
        float[] xyzi = {8, 3, 1, 0, 14, -2, 0.5f, 0};
        PointCloud two = new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SIMULATION), xyzi, 2);
        try (Viewer viewer = recording(List.of(ViewFrame.of(1, "two", "two points", two, List.of())))) {
            browser.press("m");
            browser.clickPlace(8, 3, 1);
            browser.clickPlace(14, -2, 0.5);
            browser.waitUntil("s.measured > 0");
            assertThat(measured()).as("two points").isCloseTo(Math.sqrt(36 + 25 + 0.25), offset(0.01));

            browser.clickPlace(5, 8, -1.7);
            browser.clickPlace(5, -8, -1.7);
            browser.waitUntil("s.measured > 10");
            assertThat(measured()).as("on the ground").isCloseTo(16, offset(0.3));
            browser.press(Keys.ESCAPE);
            assertThat(browser.run("return document.getElementById('hint').hidden"))
                    .isEqualTo(true);
            assertThat(viewer.published()).isEqualTo(1);
        }
    }

    private static double measured() {
        return ((Number) browser.status("measured")).doubleValue();
    }

    @Test
    void aLinkShowsTheSameView() throws Exception {
        List<ViewFrame> frames = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            frames.add(SampleFrames.street(i));
        }
        try (Viewer viewer = recording(frames)) {
            browser.press("2");
            browser.press("g");
            browser.press("c");
            browser.press("l");
            browser.press("-");
            browser.press(Keys.ARROW_RIGHT);
            browser.run("document.querySelector('#legend [data-name=truck]').click()");
            browser.run(
                    "const r = document.getElementById('threshold'); r.value = 0.6; r.dispatchEvent(new Event('input'))");
            browser.waitUntil("s.shown === 'street-2' && s.boxes === 2");
            browser.press("k");
            browser.waitUntil("location.hash.includes('frame=street-2')");
            String link = (String) browser.run("return location.href");

            browser.go(link);
            browser.waitUntil("s.ended && s.shown === 'street-2' && s.camera === 'top'");
            browser.waitUntil("s.boxes === 2 && s.truth === 3 && s.colour === 'intensity' && s.speed === 0.5");
            assertThat(browser.run("return document.getElementById('toggle-labels').getAttribute('aria-pressed')"))
                    .isEqualTo("false");

            browser.run("location.hash = arguments[0]", "#view=under&colour=height");
            browser.waitUntil("s.colour === 'height' && !document.getElementById('notice').hidden");
            assertThat(browser.text("notice")).contains("view=under");
            browser.run("location.hash = arguments[0]", "#frame=street-9");
            browser.waitUntil(
                    "document.getElementById('notice').textContent === 'Frame street-9 of the link is not here'");
            assertThat(viewer.published()).isEqualTo(4);
        }
    }

    @Test
    void aCameraThatWasTurnedIsInTheLink() throws Exception {
        try (Viewer viewer = recording(List.of(SampleFrames.street(1)))) {
            browser.go(viewer.url() + "#eye=-5,1,9&at=4,0,0");
            browser.waitUntil("s.shown !== null && Math.abs(s.eye[0] + 5) < 0.01 && Math.abs(s.at[0] - 4) < 0.01");
            browser.press("k");
            browser.waitUntil("location.hash.includes('eye=-5,1,9')");
        }
    }

    @Test
    void keysActOnTheSceneThatIsSeen() throws Exception {
        ViewerConfig both = new ViewerConfig("127.0.0.1", 0, "Both").showing(ViewedScenes.BOTH);
        try (Viewer viewer = Viewer.start(both)) {
            viewer.publish(SampleFrames.street(1));
            viewer.publish(SampleAssembly.episode(1));
            browser.go(viewer.url());
            browser.waitUntil("s.received === 1 && s.assemblyTask === 'sample-0001'");

            browser.press("a");
            browser.press(" ");
            browser.press("+");
            browser.press("g");
            browser.press("m");
            browser.waitUntil("s.scene === 'assembly' && s.assemblyPlayback === 'hold' && s.assemblySpeed === 2");
            assertThat(browser.status("playback")).isEqualTo("follow");
            assertThat(browser.number("speed")).isEqualTo(1);
            assertThat(browser.status("truthVisible")).isEqualTo(false);
            browser.press("?");
            assertThat(browser.run("return document.getElementById('help').innerText"))
                    .asString()
                    .contains("one step back")
                    .doesNotContain("chase camera");
            browser.press(Keys.ESCAPE);

            browser.press("d");
            browser.press(" ");
            browser.waitUntil("s.scene === 'drive' && s.playback === 'hold'");
            browser.press("a");
            browser.press(" ");
            browser.waitUntil("s.assemblyPlayback === 'follow' && s.playback === 'hold'");

            browser.press("d");
            browser.press("f");
            browser.waitUntil("document.fullscreenElement !== null");
            browser.press("f");
            browser.waitUntil("document.fullscreenElement === null");
            browser.press("h");
            assertThat(
                            browser.run(
                                    "return [...document.querySelectorAll('body > *')]"
                                            + ".filter(e => e.checkVisibility() && e.getBoundingClientRect().height > 1 && e.id !== 'messages').map(e => e.id).join()"))
                    .as("no panel and no empty card")
                    .isEqualTo("scene,labels");
        }
    }

    @Test
    void theAssemblySceneIsPausedAndGoneThroughStepByStep() throws Exception {
        ViewerConfig alone = new ViewerConfig("127.0.0.1", 0, "Steps").showing(ViewedScenes.ASSEMBLY);
        try (Viewer viewer = Viewer.start(alone)) {
            viewer.publish(SampleAssembly.episode(1));
            browser.go(viewer.url());
            browser.waitUntil("s.assemblyTask === 'sample-0001' && s.assemblyIdle");
            browser.press(" ");
            for (int step = 1; step <= 5; step++) {
                viewer.publish(SampleAssembly.step(1, step, step == 5));
                browser.waitUntil("/ " + step + " behind/.test(document.getElementById('a-where').textContent)");
            }
            browser.press(Keys.ARROW_RIGHT);
            browser.waitUntil("s.assemblyStep === 1 && s.assemblyIdle && s.assemblyPlayback === 'hold'");
            browser.press(Keys.ARROW_RIGHT);
            browser.waitUntil("s.assemblyStep === 2 && s.assemblyIdle");
            browser.press(Keys.ARROW_LEFT);
            browser.press(Keys.ARROW_LEFT);
            browser.waitUntil("s.assemblyStep === 1 && !s.assemblyIdle");
            assertThat(browser.text("a-plan")).contains("pick up red");

            browser.press("+");
            browser.press(" ");
            browser.waitUntil("s.assemblyStep === 5 && s.assemblyIdle && s.assemblyPlayback === 'follow'");
            assertThat(browser.number("assemblyPlayed"))
                    .as("none is left out, the first two are played twice")
                    .isEqualTo(7);
            assertThat(browser.text("a-result")).startsWith("Solved");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void whatIsSlowerThanItsRateIsToldWithTheReason() throws Exception {
        assertThat(cause(4, 0, 0)).isEqualTo("source");
        assertThat(cause(4, 6, 0)).isEqualTo("page");
        assertThat(cause(4, 0, 6)).isEqualTo("perception");
        assertThat(cause(9.5, 0, 0)).isNull();
        try (Viewer viewer = Viewer.start(new ViewerConfig("127.0.0.1", 0, "slow"))) {
            browser.go(viewer.url());
            ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
            ScheduledFuture<?> ticks = clock.scheduleAtFixedRate(
                    () -> viewer.publish(SampleFrames.street(viewer.published() + 1)), 0, 250, TimeUnit.MILLISECONDS);
            browser.waitUntil("document.getElementById('slow').textContent.includes('instead of 10 Hz')"
                    + " && document.body.classList.contains('is-slow')");
            assertThat(ticks.isDone()).as("publishing failed").isFalse();
            clock.shutdownNow();
        }
    }

    /** Of a stream that should come at 10 Hz. */
    private static Object cause(double arrive, int missed, int dropped) {
        return browser.run(
                "return import('./rate.js').then(({RateWatch}) => { const watch = new RateWatch();"
                        + " for (let i = 0; i < 3 * arguments[0]; i++) watch.add("
                        + "{index: i * (1 + arguments[1] / arguments[0]), dropped: i * arguments[2] / arguments[0]}, 1000 * i / arguments[0]);"
                        + " return watch.shortfall(10)?.cause ?? null; })",
                arrive,
                missed,
                dropped);
    }
}

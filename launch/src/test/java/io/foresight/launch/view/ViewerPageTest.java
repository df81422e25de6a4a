package io.foresight.launch.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.launch.assembly.AssemblyShow;
import io.foresight.launch.assembly.ShowWorld;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.TaskSplit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The page in a real browser, one for all tests. */
class ViewerPageTest {
    private static final Path SHOTS = Path.of("target", "viewer");

    @TempDir
    static Path profiles;

    private static Browser browser;

    @BeforeAll
    static void open() {
        Browser.assumeInstalled();
        browser = Browser.open(profiles.resolve("first"), "about:blank");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void onADesktop() {
        browser.become(1280, 860, false);
    }

    /** A street that is driven through at 10 Hz. */
    private static final class Drive {
        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        private final ScheduledFuture<?> ticks;
        private long sequence;

        Drive(Viewer viewer) {
            ticks = clock.scheduleAtFixedRate(
                    () -> viewer.publish(SampleFrames.street(++sequence)), 0, 100, TimeUnit.MILLISECONDS);
        }

        void stop() {
            assertThat(ticks.isDone()).as("publishing failed").isFalse();
            clock.shutdownNow();
        }
    }

    @Test
    void aLiveStreamIsShownMeasuredAndMissedWhenItStops() throws IOException {
        try (Viewer viewer = Viewer.start(new ViewerConfig("127.0.0.1", 0, "Street"))) {
            browser.go(viewer.url());
            Drive drive = new Drive(viewer);
            browser.waitUntil("s.received > 5 && s.rendered > 2");
            assertThat(browser.run("return document.title")).isEqualTo("Street");
            assertThat(browser.number("points")).isEqualTo(28_000);
            assertThat(browser.number("boxes")).isEqualTo(SampleFrames.DETECTIONS);
            browser.waitUntil("s.banner === null");

            assertThat(browser.number("truth")).isZero();
            browser.press("g");
            browser.waitUntil("s.truth === " + SampleFrames.TRUTH);
            keysChangeCameraAndColour();
            browser.screenshot(SHOTS.resolve("desktop.png"));
            assertThatItShowsSomething(SHOTS.resolve("desktop.png"));
            browser.press("g");
            browser.waitUntil("s.truth === 0");

            drive.stop();
            browser.waitUntil("/No frames are coming.*last frame [0-9.]+ s ago/.test(s.banner)");
            viewer.publish(SampleFrames.street(1));
            browser.waitUntil("s.banner === null");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void keysChangeCameraAndColour() {
        browser.press("2");
        browser.waitUntil("s.camera === 'top'");
        browser.press("3");
        browser.waitUntil("s.camera === 'chase'");
        browser.press("1");
        browser.press("c");
        browser.waitUntil("s.camera === 'orbit' && s.colour === 'intensity'");
        browser.press("c");
        browser.press("c");
        browser.waitUntil("s.colour === 'height'");
    }

    @Test
    void aStreamThatComesBackOnTheSamePortIsFoundAgain() throws IOException {
        int port;
        try (Viewer viewer = Viewer.start(new ViewerConfig("127.0.0.1", 0, "first"))) {
            port = viewer.port();
            browser.go(viewer.url());
            viewer.publish(SampleFrames.street(1));
            browser.waitUntil("s.received === 1 && s.shown === 'street-1'");
        }
        browser.waitUntil("!s.connected && s.banner !== null && s.banner.includes('Connection lost')");
        try (Viewer again = Viewer.start(new ViewerConfig("127.0.0.1", port, "second"))) {
            again.publish(SampleFrames.street(2));
            browser.waitUntil("s.connected && s.received === 2");
            assertThat(browser.run("return document.title")).isEqualTo("second");
        }
    }

    @Test
    void aRecordingCanBeScrubbed() throws IOException {
        try (Viewer viewer = Viewer.start(ViewerConfig.recorded("127.0.0.1", 0, "recording", 30))) {
            browser.go(viewer.url());
            for (int i = 1; i <= 12; i++) {
                viewer.publish(SampleFrames.street(i));
            }
            viewer.finish();
            browser.waitUntil("s.kept === 12 && s.ended");
            assertThat(browser.status("banner"))
                    .as("a finished recording is no trouble")
                    .isNull();

            assertThat(browser.number("cursor")).as("its first frame").isZero();
            assertThat(browser.status("playback")).isEqualTo("hold");
            assertThat(browser.status("shown")).isEqualTo("street-1");

            browser.press(Keys.ARROW_RIGHT);
            browser.waitUntil("s.cursor === 1 && s.playback === 'hold'");
            browser.run("const r = document.getElementById('scrub'); r.value = 3; r.dispatchEvent(new Event('input'))");
            browser.waitUntil("s.cursor === 3");
            browser.press("+");
            browser.press("+");
            browser.waitUntil("s.speed === 4");
            browser.press(" ");
            browser.waitUntil("s.cursor === 11 && s.playback === 'hold'");
            browser.press(Keys.HOME);
            browser.waitUntil("s.cursor === 0 && s.shown === 'street-1'");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aPhoneGetsAFoldedPageThatFits() throws IOException {
        try (Viewer viewer = Viewer.start(new ViewerConfig("127.0.0.1", 0, "Phone"))) {
            browser.becomePhone(390, 844);
            browser.go(viewer.url());
            viewer.publish(SampleFrames.street(1));
            browser.waitUntil("s.received === 1 && s.rendered > 0");

            assertThatNothingOverflows();
            assertThat(browser.run("return getComputedStyle(document.getElementById('side')).display"))
                    .isEqualTo("none");
            browser.click("menu");
            assertThat(browser.run("return getComputedStyle(document.getElementById('side')).display"))
                    .isEqualTo("block");
            assertThatNothingOverflows();
            browser.click("toggle-truth");
            browser.waitUntil("s.truth === " + SampleFrames.TRUTH);
            browser.click("menu");
            browser.screenshot(SHOTS.resolve("phone.png"));
            assertThatItShowsSomething(SHOTS.resolve("phone.png"));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void assertThatNothingOverflows() {
        Object widest = browser.run("return Math.max(document.documentElement.scrollWidth,"
                + " ...[...document.querySelectorAll('body *')].map(e => e.getBoundingClientRect())"
                + ".filter(r => r.width > 0).map(r => Math.ceil(r.right)))");
        assertThat(((Number) widest).intValue()).isLessThanOrEqualTo(390);
    }

    @Test
    void theAssemblySceneIsPlayedStepByStepBesideTheDrive() throws IOException {
        ViewerConfig both = new ViewerConfig("127.0.0.1", 0, "Both").showing(ViewedScenes.BOTH);
        try (Viewer viewer = Viewer.start(both)) {
            browser.go(viewer.url());
            viewer.publish(SampleFrames.street(1));
            viewer.publish(SampleAssembly.episode(1));
            browser.waitUntil("s.received === 1 && s.scene === 'drive' && s.assemblyTask === 'sample-0001'");

            browser.press("a");
            browser.waitUntil("s.scene === 'assembly' && s.assemblyPieces === " + SampleAssembly.PIECES);
            assertThat(browser.text("a-solved")).isEqualTo("0");
            assertThat(browser.text("a-note")).isEqualTo("physics are missing here");
            viewer.publish(SampleAssembly.step(1, 1, true));
            browser.waitUntil("s.assemblyPlayed === 1 && s.assemblyRendered > 0");

            assertThat(browser.text("a-plan"))
                    .as("refused, done, meant to follow")
                    .contains("insert green", "not in the gripper", "pick up red", "insert red");
            assertThat(browser.text("a-result")).isEqualTo("Solved · 1 steps, ideal 5");
            assertThat(browser.text("a-solved")).isEqualTo("1");
            assertThat(browser.run("return document.querySelectorAll('#a-graph [data-place=held]').length"))
                    .isEqualTo(1L);
            browser.screenshot(SHOTS.resolve("assembly.png"));
            assertThatItShowsSomething(SHOTS.resolve("assembly.png"));

            browser.press("d");
            browser.waitUntil("s.scene === 'drive' && s.shown === 'street-1'");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aStreamOfAssemblyAloneShowsNothingElse() throws IOException {
        ViewerConfig alone = new ViewerConfig("127.0.0.1", 0, "Alone").showing(ViewedScenes.ASSEMBLY);
        try (Viewer viewer = Viewer.start(alone)) {
            browser.becomePhone(390, 844);
            browser.go(viewer.url());
            viewer.publish(SampleAssembly.episode(1));
            viewer.publish(SampleAssembly.step(1, 1, false));
            browser.waitUntil("s.assemblyPlayed === 1 && s.scene === 'assembly' && s.banner === null");

            assertThat(browser.run("return getComputedStyle(document.getElementById('scenes')).display"))
                    .isEqualTo("none");
            assertThatNothingOverflows();
            browser.press("d");
            assertThat(browser.status("scene")).isEqualTo("assembly");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aReflectiveDecisionIsShownWithWhatItBelievesAndWhatThenHappened() throws IOException {
        ViewerConfig alone = new ViewerConfig("127.0.0.1", 0, "Mind").showing(ViewedScenes.ASSEMBLY);
        try (Viewer viewer = Viewer.start(alone)) {
            browser.go(viewer.url());
            viewer.publish(SampleAssembly.episode(1));
            browser.waitUntil("s.assemblyTask === 'sample-0001'");
            assertThat(hidden()).as("before a reflective decision").isTrue();
            viewer.publish(SampleAssembly.reflected(SampleAssembly.step(1, 1, false), 0.25, Action.pickUp(1)));
            browser.waitUntil("s.assemblyPlayed === 1");

            assertThat(hidden()).isFalse();
            assertThat(browser.text("a-verdict")).isEqualTo("Revised");
            assertThat(browser.text("a-stop")).isEqualTo("3 weighed · all plausible actions");
            assertThat(browser.text("a-proposal")).contains("insert green").contains("62 %");
            assertThat(browser.text("a-weighed")).contains("pick up red", "5.2", "94 %");
            assertThat(browser.text("a-places")).contains("standing 99 %").contains("seated 99 %");
            assertThat(count("#a-places [data-overtaken=true]"))
                    .as("only the piece that was moved is elsewhere than it was believed to be")
                    .isEqualTo(1);
            assertThat(browser.text("a-places")).contains("lying 62 % → held");
            assertThat(browser.text("a-mind")).containsIgnoringCase("believed the pieces before this step");
            assertThat(browser.text("a-happened-text")).isEqualTo("succeeded");
            assertThat(colour("a-imagined-picture")).as("imagined").isEqualTo("47,98,214");
            assertThat(colour("a-happened-picture")).as("then seen").isEqualTo("214,47,47");
            assertThat(count("#a-happened [data-differs=true]"))
                    .as("green was imagined in hand, red is")
                    .isEqualTo(2);
            assertThat(opacity("0-2")).isEqualTo(0.25);
            assertThat(count("#a-graph .belief[data-so=false]")).isEqualTo(1);

            viewer.publish(SampleAssembly.reflected(SampleAssembly.step(1, 2, false), 0.02, Action.pickUp(0)));
            browser.waitUntil("s.assemblyPlayed === 2");
            assertThat(opacity("0-2")).as("evidence came").isEqualTo(0.02);
            assertThat(count("#a-happened [data-differs=true]")).isZero();
            viewer.publish(SampleAssembly.step(1, 3, false));
            browser.waitUntil("s.assemblyPlayed === 3");
            assertThat(hidden()).as("of another policy").isTrue();
            assertThat(opacity("0-1")).isZero();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aReflectiveEpisodeCanBeWatched() throws IOException {
        ViewerConfig alone = new ViewerConfig("127.0.0.1", 0, "Reflective").showing(ViewedScenes.ASSEMBLY);
        try (Viewer viewer = Viewer.start(alone);
                AssemblyShow show = new AssemblyShow(
                        ShowWorld.symbolic(Optional.empty()),
                        new KnowingPolicy(),
                        Budget.ofNodes(1000),
                        TaskSplit.TEST,
                        viewer::publish,
                        viewer::publish)) {
            browser.go(viewer.url());
            // in one look, since the show goes on
            browser.waitUntil("s.assemblyPlayed >= 3 && !document.getElementById('a-mind').hidden"
                    + " && document.querySelectorAll('#a-places li').length === s.assemblyPieces"
                    + " && document.querySelectorAll('#a-graph .belief').length > 0"
                    + " && document.querySelectorAll('#a-weighed [data-chosen=true]').length === 1");
            assertThat(show.report().policy()).isEqualTo("reflect");
            browser.screenshot(SHOTS.resolve("reflection.png"));
            assertThatItShowsSomething(SHOTS.resolve("reflection.png"));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static boolean hidden() {
        return (Boolean) browser.run("return document.getElementById('a-mind').hidden");
    }

    private static long count(String selector) {
        return (Long) browser.run("return document.querySelectorAll(arguments[0]).length", selector);
    }

    /** Of a canvas's first pixel. */
    private static String colour(String canvas) {
        return (String) browser.run(
                "return document.getElementById(arguments[0]).getContext('2d').getImageData(0, 0, 1, 1).data.slice(0, 3).join()",
                canvas);
    }

    private static double opacity(String pair) {
        Object value = browser.run(
                "return Number(document.querySelector(`#a-graph [data-pair='${arguments[0]}']`).style.opacity)", pair);
        return ((Number) value).doubleValue();
    }

    @Test
    void aBrowserWithoutWebGlSaysSoAndStillShowsNumbers() throws IOException {
        try (Viewer viewer = Viewer.start(new ViewerConfig("127.0.0.1", 0, "flat"));
                Browser flat = Browser.open(profiles.resolve("flat"), viewer.url(), "--disable-3d-apis")) {
            viewer.publish(SampleFrames.street(1));
            flat.waitUntil("s.received === 1 && s.shown === 'street-1'");

            assertThat((String) flat.status("fatal")).contains("WebGL");
            assertThat(flat.run("return document.getElementById('points').textContent"))
                    .isEqualTo("28,000");
        }
    }

    /** Many colours over much of the picture: not blank, not one panel on black. */
    private static void assertThatItShowsSomething(Path png) throws IOException {
        BufferedImage image = ImageIO.read(png.toFile());
        Set<Integer> colours = new HashSet<>();
        int lit = 0;
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x += 2) {
                int rgb = image.getRGB(x, y) & 0xffffff;
                colours.add(rgb);
                lit += (rgb >> 8 & 255) > 60 ? 1 : 0;
            }
        }
        assertThat(colours).hasSizeGreaterThan(500);
        assertThat(lit)
                .as("pixels that are not background")
                .isGreaterThan(image.getWidth() * image.getHeight() / 4 / 50);
    }
}

package io.foresight.launch.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.perception.eval.DetectionScore;
import io.foresight.perception.taxonomy.Taxonomy;
import io.foresight.planner.task.Action;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No panel lies over another or leaves the window, in any size and with everything open that can be. */
class ViewerLayoutTest {
    private static final String FAULTS = """
            const ids = ['scenes', 'head', 'pick', 'menu', 'side', 'timeline', 'a-card', 'a-head', 'a-mind', 'a-side',
                'a-timeline', 'banner', 'hint', 'notice', 'a-result'];
            const seen = ids.map((id) => ({ id, element: document.getElementById(id) }))
                .filter(({ element }) => element.checkVisibility())
                .map(({ id, element }) => ({ id, element, area: element.getBoundingClientRect() }));
            const faults = [];
            for (const { id, element, area } of seen) {
              if (area.left < -1 || area.top < -1 || area.right > innerWidth + 1 || area.bottom > innerHeight + 1) {
                faults.push(`${id} leaves the window`);
              }
              for (const other of seen) {
                const b = other.area;
                if (id < other.id && area.left < b.right - 1 && b.left < area.right - 1
                    && area.top < b.bottom - 1 && b.top < area.bottom - 1) {
                  faults.push(`${id} over ${other.id}`);
                }
              }
              for (const part of element.querySelectorAll('button, span, b, dd, canvas')) {
                const at = part.getBoundingClientRect();
                if (part.checkVisibility() && at.width > 1 && (at.right > area.right + 1 || at.left < area.left - 1)) {
                  faults.push(`${part.id || part.textContent} sticks out of ${id}`);
                }
              }
            }
            return faults;
            """;

    @TempDir
    static Path profile;

    private static Browser browser;
    private static Viewer viewer;

    @BeforeAll
    static void open() throws Exception {
        Browser.assumeInstalled();
        browser = Browser.open(profile, "about:blank");
        viewer = Viewer.start(
                new ViewerConfig("127.0.0.1", 0, "A title that is longer than the panel in which it stands")
                        .showing(ViewedScenes.BOTH));
        ViewFrame street = SampleFrames.street(1);
        DetectionScore score = DetectionScore.usual(Taxonomy.selecting("car", "truck", "pedestrian"));
        viewer.publish(street.withMatch(score.add(street.detections(), street.truth())));
        viewer.publish(SampleAssembly.episode(1));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            viewer.close();
        }
    }

    @Test
    void onAPhoneUpright() {
        assertThatNothingOverlaps(390, 844, true);
    }

    @Test
    void onAPhoneOnItsSide() {
        assertThatNothingOverlaps(844, 390, true);
    }

    @Test
    void onASmallPhone() {
        assertThatNothingOverlaps(360, 640, true);
    }

    @Test
    void inALowWindow() {
        assertThatNothingOverlaps(1000, 560, false);
    }

    @Test
    void onATablet() {
        assertThatNothingOverlaps(1024, 768, false);
    }

    @Test
    void onALargeScreen() {
        assertThatNothingOverlaps(1600, 900, false);
    }

    private static void assertThatNothingOverlaps(int width, int height, boolean phone) {
        browser.become(width, height, phone);
        browser.go(viewer.url());
        browser.waitUntil("s.received === 1 && s.assemblyTask !== null && s.banner !== null");
        assertThat(faults()).as("the drive, without new frames").isEmpty();
        browser.press("g");
        browser.press("n");
        browser.press("m");
        browser.press("k");
        browser.waitUntil("s.picked !== null && !document.getElementById('score').hidden");
        assertThat(faults()).as("truth, a box in question, a distance").isEmpty();
        if (phone) {
            browser.click("menu");
            assertThat(faults()).as("the menu").isEmpty();
            browser.click("menu");
        }
        viewer.publish(SampleAssembly.reflected(SampleAssembly.step(1, 1, true), 0.25, Action.pickUp(1)));
        browser.press("a");
        browser.waitUntil("s.scene === 'assembly' && s.assemblyPlayed > 0");
        assertThat(faults()).as("the assembly scene").isEmpty();
        browser.press("h");
        assertThat(faults()).as("without panels").isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static List<String> faults() {
        return (List<String>) browser.run(FAULTS);
    }
}

package io.foresight.launch.view;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's headless Chromium, drawing in software and calling nobody. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    static {
        SELENIUM.setLevel(Level.SEVERE); // it warns of every browser newer than itself
    }

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Skips the test where there is no browser, and says so. */
    static void assumeInstalled() {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "SKIPPED: " + CHROMIUM + " or " + DRIVER + " is missing; apt-get install chromium chromium-driver");
    }

    static Browser open(Path profile, String url, String... extraArguments) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--use-angle=swiftshader",
                "--enable-unsafe-swiftshader",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,860",
                "--user-data-dir=" + profile);
        options.addArguments(extraArguments);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(DRIVER.toString())) // so Selenium looks for none and calls nobody
                .withSilent(true)
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options));
        browser.driver.get(url);
        return browser;
    }

    /** Another page in the same window. */
    void go(String url) {
        driver.get("about:blank"); // so that an address that differs only behind its # is loaded, too
        complaints(); // of the page before
        driver.get(url);
    }

    /** As a phone shows it. */
    void becomePhone(int width, int height) {
        become(width, height, true);
    }

    /** As a window of this size shows it. */
    void become(int width, int height, boolean phone) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", phone ? 2 : 1, "mobile", phone));
    }

    /** A field of the page's own account of itself. */
    Object status(String field) {
        return run("return window.foresightViewer ? window.foresightViewer.status()[arguments[0]] : null", field);
    }

    long number(String field) {
        return status(field) instanceof Number number ? number.longValue() : -1;
    }

    Object run(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    void waitUntil(String script) {
        new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> script + " stayed false; the page says "
                        + run("return JSON.stringify(foresightViewer.status())"))
                .until(any -> Boolean.TRUE.equals(
                        run("const s = window.foresightViewer?.status(); return Boolean(s && (" + script + "))")));
    }

    void press(CharSequence keys) {
        driver.findElement(By.tagName("body")).sendKeys(keys);
    }

    void click(String id) {
        driver.findElement(By.id(id)).click();
    }

    /** A click where the drive shows this place, in metres in the sensor's frame. */
    void clickPlace(double x, double y, double z) {
        @SuppressWarnings("unchecked")
        Map<String, Number> pixel = (Map<String, Number>)
                run("return foresightViewer.pixel(arguments[0], arguments[1], arguments[2])", x, y, z);
        new Actions(driver)
                .moveToLocation((int) Math.round(pixel.get("x").doubleValue()), (int)
                        Math.round(pixel.get("y").doubleValue()))
                .click()
                .perform();
    }

    /** An element's words, with single spaces. */
    String text(String id) {
        return (String)
                run("return document.getElementById(arguments[0]).textContent.trim().replace(/\\s+/g, ' ')", id);
    }

    /** What the page complained about, without the software renderer's notes on its own speed. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .filter(line -> !line.contains("GL Driver Message"))
                .toList();
    }

    void screenshot(Path png) throws IOException {
        Files.createDirectories(png.toAbsolutePath().getParent());
        Files.write(png, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}

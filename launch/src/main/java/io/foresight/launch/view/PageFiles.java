package io.foresight.launch.view;

import io.foresight.core.file.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of the page, read once from the class path. Only the files listed here are served: a request's path is never used as a file
 * system path.
 */
final class PageFiles {
    /** The response for a path. */
    record PageFile(byte[] content, String mediaType, String etag) {}

    private static final String THREE = "/META-INF/resources/webjars/three/";
    private static final String THREE_VERSION = "/META-INF/maven/org.webjars.npm/three/pom.properties";
    private static final List<String> OWN = List.of(
            "style.css",
            "assembly.css",
            "reflection.css",
            "phone.css",
            "main.js",
            "drive.js",
            "keys.js",
            "link.js",
            "layout.js",
            "rate.js",
            "truth.js",
            "pick.js",
            "measure.js",
            "ground.js",
            "playback.js",
            "protocol.js",
            "stream.js",
            "history.js",
            "stage.js",
            "points.js",
            "boxes.js",
            "labels.js",
            "hud.js",
            "paint.js",
            "palette.js",
            "assembly.js",
            "assembly-panel.js",
            "bench.js",
            "pieces.js",
            "graph.js",
            "reflection.js",
            "favicon.svg");
    private static final Map<String, String> LIBRARY = Map.of(
            "/three/three.module.min.js", "build/three.module.min.js",
            "/three/three.core.min.js", "build/three.core.min.js",
            "/three/controls/OrbitControls.js", "examples/jsm/controls/OrbitControls.js",
            "/three/lines/LineSegments2.js", "examples/jsm/lines/LineSegments2.js",
            "/three/lines/LineSegmentsGeometry.js", "examples/jsm/lines/LineSegmentsGeometry.js",
            "/three/lines/LineMaterial.js", "examples/jsm/lines/LineMaterial.js");
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private final Map<String, PageFile> files = new TreeMap<>();
    private final String contentSecurityPolicy;

    PageFiles() throws IOException {
        add("/", "page/index.html");
        for (String name : OWN) {
            add("/" + name, "page/" + name);
        }
        String three = THREE + threeVersion() + "/";
        for (Map.Entry<String, String> entry : LIBRARY.entrySet()) {
            add(entry.getKey(), three + entry.getValue());
        }
        contentSecurityPolicy = policy(new String(files.get("/").content(), StandardCharsets.UTF_8));
    }

    Optional<PageFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** Allows only this server's own files and the page's one inline script, by its hash. */
    String contentSecurityPolicy() {
        return contentSecurityPolicy;
    }

    private void add(String path, String resource) throws IOException {
        try (InputStream in = open(resource)) {
            byte[] content = in.readAllBytes();
            String mediaType = MEDIA_TYPES.get(resource.substring(resource.lastIndexOf('.') + 1));
            files.put(path, new PageFile(content, mediaType, '"' + sha256(content) + '"'));
        }
    }

    /** The version used in the build, which is part of the WebJar's paths. */
    private static String threeVersion() throws IOException {
        try (InputStream in = open(THREE_VERSION)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = PageFiles.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IOException("the viewer's file " + resource + " is missing from the class path; build again");
        }
        return in;
    }

    private static String policy(String index) throws IOException {
        Matcher importMap = IMPORT_MAP.matcher(index);
        if (!importMap.find()) {
            throw new IOException("the viewer's index.html has no import map; build again");
        }
        String hash = sha256(importMap.group(1).getBytes(StandardCharsets.UTF_8));
        return "default-src 'none'; script-src 'self' 'sha256-" + hash + "'; style-src 'self'; img-src 'self' data:; "
                + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static String sha256(byte[] content) {
        return Base64.getEncoder().encodeToString(Sha256.digest().digest(content));
    }
}

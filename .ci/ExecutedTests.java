import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Reads the test reports of a finished build and says how many of the tests with a JUnit tag were executed and how many skipped.
 *
 * <pre>java .ci/ExecutedTests.java TAG MODULE...</pre>
 *
 * Ends with 0 when at least one was executed, 1 when all were skipped or there are no reports, 2 when called wrongly.
 */
public final class ExecutedTests {
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern METHOD = Pattern.compile("void (\\w+)\\(");

    private ExecutedTests() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            System.err.println("usage: java ExecutedTests.java TAG MODULE...");
            System.exit(2);
        }
        String tag = arguments[0];
        int executed = 0;
        TreeMap<String, Integer> skipped = new TreeMap<>();
        for (String module : List.of(arguments).subList(1, arguments.length)) {
            for (Tagged tagged : tagged(Path.of(module, "src", "test", "java"), tag)) {
                Path report = Path.of(module, "target", "surefire-reports", "TEST-" + tagged.type() + ".xml");
                for (Element test : Files.exists(report) ? tests(report) : List.<Element>of()) {
                    if (!tagged.has(test.getAttribute("name"))) {
                        continue;
                    }
                    if (test.getElementsByTagName("skipped").getLength() > 0) {
                        skipped.merge(tagged.type(), 1, Integer::sum);
                    } else {
                        executed++;
                    }
                }
            }
        }
        int left = skipped.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("tests tagged " + tag + ": " + executed + " executed, " + left + " skipped"
                + (left == 0 ? "" : " " + skipped));
        if (executed == 0) {
            System.err.println("no test tagged " + tag + " was executed: what it needs is missing here"
                    + " (each says what when it is skipped)");
            System.exit(1);
        }
    }

    /** A test class with the tag, or one with the tag on some of its methods. */
    private record Tagged(String type, boolean whole, List<String> methods) {
        /** Whether a test of a report, named as {@code method} or {@code method(arguments)[1]}, is among them. */
        boolean has(String test) {
            return whole || methods.contains(test.replaceFirst("[^\\w].*", ""));
        }
    }

    private static List<Tagged> tagged(Path sources, String tag) throws IOException {
        String annotation = "@Tag(\"" + tag + "\")";
        List<Tagged> found = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(sources)) {
            files = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        for (Path file : files) {
            String source = Files.readString(file);
            Matcher inPackage = PACKAGE.matcher(source);
            if (!source.contains(annotation) || !inPackage.find()) {
                continue;
            }
            String name = file.getFileName().toString().replace(".java", "");
            List<String> methods = new ArrayList<>();
            for (int at = source.indexOf("    " + annotation); at >= 0; at = source.indexOf("    " + annotation, at + 1)) {
                Matcher method = METHOD.matcher(source);
                if (method.find(at)) {
                    methods.add(method.group(1));
                }
            }
            found.add(new Tagged(inPackage.group(1) + "." + name, source.contains("\n" + annotation), methods));
        }
        return found;
    }

    private static List<Element> tests(Path report) throws Exception {
        NodeList nodes = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getElementsByTagName("testcase");
        List<Element> tests = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            tests.add((Element) nodes.item(i));
        }
        return tests;
    }
}

package io.foresight.launch.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's table of modules says what the build says. */
class ModuleTableTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\[`([a-z0-9-]+)`]\\(\\1\\) \\|.*\\| ([^|]+) \\|$");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern OWN_DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>io\\.foresight</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*</dependency>");

    @Test
    void theTableListsEveryModuleWithItsDependencies() throws IOException {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        Matcher rows = ROW.matcher(Files.readString(ROOT.resolve("README.md")));
        while (rows.find()) {
            table.put(rows.group(1), names(rows.group(2)));
        }
        Map<String, Set<String>> built = new LinkedHashMap<>();
        for (String module : found(MODULE, Files.readString(ROOT.resolve("pom.xml")))) {
            String pom = Files.readString(ROOT.resolve(module).resolve("pom.xml"));
            built.put(module, found(OWN_DEPENDENCY, pom));
        }
        Set<String> all = new TreeSet<>(built.keySet());
        all.remove("launch");
        assertThat(table.replace("launch", all)).containsExactly("all");
        assertThat(table).containsExactlyInAnyOrderEntriesOf(built);
    }

    private static Set<String> names(String cell) {
        return cell.equals("-") ? Set.of() : new TreeSet<>(Set.of(cell.split(", ")));
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}

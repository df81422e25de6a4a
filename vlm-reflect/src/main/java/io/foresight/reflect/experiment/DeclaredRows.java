package io.foresight.reflect.experiment;

import io.foresight.core.text.DidYouMean;
import io.foresight.core.text.Problems;
import io.foresight.reflect.disturb.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All rows of the evidence, in the report's order. Settings are those that were chosen on validation tasks. */
public final class DeclaredRows {
    /** Rows of {@code --smoke}. */
    public static final List<String> SMOKE =
            List.of("expert", "difference", "decoded-rules-memory", "cloned", "reflect-forward", "reflect");

    private static final String TRUE_WORLD = "";
    private static final Map<String, String> MEMORY = Map.of("memory", "2");
    private static final Map<String, String> SAMPLING = Map.of("temperature", "1");
    private static final Map<String, String> BOTH = Map.of("memory", "2", "temperature", "0.5");

    private static final List<Row> ALL = declare();

    private DeclaredRows() {}

    /** The rows under the conditions of training. */
    public static List<Row> usual() {
        return ALL.stream().filter(row -> row.group() != Group.DISTURBED).toList();
    }

    /** The rows under other conditions. */
    public static List<Row> disturbed() {
        return ALL.stream().filter(row -> row.group() == Group.DISTURBED).toList();
    }

    /** Every row. */
    public static List<Row> all() {
        return ALL;
    }

    /**
     * The rows of these names, in the report's order.
     *
     * @throws IllegalArgumentException listing all unknown names
     */
    public static List<Row> named(List<String> names) {
        List<String> known = ALL.stream().map(Row::name).toList();
        Problems problems = new Problems();
        for (String name : names) {
            if (!known.contains(name)) {
                problems.add("there is no row \"" + name + "\"" + DidYouMean.suffix(name, known));
            }
        }
        if (!problems.isEmpty()) {
            problems.add("rows are " + String.join(", ", known));
        }
        problems.throwIfAny();
        return ALL.stream().filter(row -> names.contains(row.name())).toList();
    }

    private static List<Row> declare() {
        List<Row> rows = new ArrayList<>();
        references(rows);
        looking(rows);
        imagining(rows);
        ours(rows);
        conditions(rows);
        return List.copyOf(rows);
    }

    private static void references(List<Row> rows) {
        rows.add(reference("random-any", "random, refused actions too", "random", Map.of("refused-too", "true")));
        rows.add(reference("random", "random", "random", Map.of()));
        rows.add(reference("search-paper", "the paper's search in the true simulator", "mcts-paper", Map.of()));
        rows.add(reference("search-beam", "beam search in the true simulator", "beam", Map.of()));
        rows.add(reference("search", "tuned tree search in the true simulator", "mcts", Map.of()));
        rows.add(new Row(
                "exact-value",
                "proposals valued by their true results and the exact steps to go",
                Group.REFERENCE,
                "exact-value",
                Map.of(),
                ModelSets.TRAINED,
                TRUE_WORLD));
        rows.add(reference("expert", "expert", "expert", Map.of()));
    }

    private static void looking(List<Row> rows) {
        rows.add(looks("difference", "image difference", "difference", Map.of(), ""));
        rows.add(looks("difference-memory", "image difference, memory", "difference", MEMORY, ""));
        String rules = "symbolic rules on decoded state";
        rows.add(looks("decoded-rules", rules, "decoded-rules", Map.of(), ModelSets.TRAINED));
        rows.add(looks("decoded-rules-memory", rules + ", memory", "decoded-rules", MEMORY, ModelSets.TRAINED));
        clones(rows, "cloned", "behaviour cloning", "cloned");
        clones(rows, "post-trained", "post-trained policy", "embedded");
        rows.add(looks(
                "reflection-data",
                "trained on reflection data, not reflecting",
                "clone",
                Map.of("history", "no"),
                ModelSets.REFLECTION_DATA));
    }

    private static void clones(List<Row> rows, String name, String title, String proposer) {
        Map<String, String> plain = Map.of("proposer", proposer, "history", "no");
        rows.add(looks(name, title, "clone", plain, ModelSets.TRAINED));
        rows.add(looks(name + "-sampling", title + ", sampling", "clone", with(plain, SAMPLING), ModelSets.TRAINED));
        rows.add(looks(name + "-memory", title + ", memory", "clone", with(plain, MEMORY), ModelSets.TRAINED));
        rows.add(looks(
                name + "-memory-sampling",
                title + ", memory and sampling",
                "clone",
                with(plain, BOTH),
                ModelSets.TRAINED));
        rows.add(looks(
                name + "-history",
                title + ", told what was done",
                "clone",
                with(plain, Map.of("history", "yes")),
                ModelSets.TRAINED));
    }

    private static void imagining(List<Row> rows) {
        for (String world : List.of("diffusion", "latent", "simulator")) {
            rows.add(imagines("paper-" + world, "the paper's loop, " + world, "paper-loop", Map.of("world", world)));
        }
        for (String world : List.of("latent", "belief", "simulator")) {
            rows.add(imagines("paths-" + world, "several valued paths, " + world, "paths", Map.of("world", world)));
        }
        rows.add(imagines(
                "paths-latent-critic",
                "several valued paths, latent with its own critic",
                "paths",
                Map.of("world", "latent", "critic", "latent")));
    }

    private static void ours(List<Row> rows) {
        for (String proposer : List.of("nobody", "cloned", "embedded")) {
            String prefix = proposer.equals("nobody") ? "reflect" : "reflect-" + proposer;
            for (String how : List.of("neither", "forward", "backward", "both")) {
                boolean both = how.equals("both");
                boolean neither = how.equals("neither");
                rows.add(new Row(
                        both ? prefix : prefix + "-" + how,
                        (both ? "ours" : neither ? "ours, neither" : "ours, " + how + " only")
                                + (proposer.equals("nobody") ? "" : ", proposals of the policy as " + proposer),
                        Group.OURS,
                        "reflect",
                        Map.of("reflect", how, "proposer", proposer),
                        ModelSets.TRAINED,
                        TRUE_WORLD));
            }
        }
    }

    private static void conditions(List<Row> rows) {
        for (Condition condition : Condition.values()) {
            if (condition != Condition.AS_TRAINED) {
                rows.add(new Row(
                        "reflect-" + condition.label(),
                        "ours, " + condition.title(),
                        Group.DISTURBED,
                        "reflect",
                        Map.of("reflect", "both", "proposer", "nobody"),
                        ModelSets.TRAINED,
                        TRUE_WORLD,
                        condition));
            }
        }
    }

    private static Map<String, String> with(Map<String, String> options, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(options);
        all.putAll(more);
        return all;
    }

    private static Row reference(String name, String title, String policy, Map<String, String> options) {
        return new Row(name, title, Group.REFERENCE, policy, options, "", TRUE_WORLD);
    }

    private static Row looks(String name, String title, String policy, Map<String, String> options, String models) {
        return new Row(name, title, Group.LOOKS, policy, options, models, TRUE_WORLD);
    }

    private static Row imagines(String name, String title, String policy, Map<String, String> options) {
        return new Row(name, title, Group.IMAGINES, policy, options, ModelSets.TRAINED, TRUE_WORLD);
    }
}

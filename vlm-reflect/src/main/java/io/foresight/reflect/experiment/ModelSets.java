package io.foresight.reflect.experiment;

import io.foresight.core.file.Sha256;
import io.foresight.core.text.Problems;
import io.foresight.reflect.model.BadReflectModelException;
import io.foresight.reflect.model.ReflectModel;
import io.foresight.reflect.model.ReflectSheet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Models by what they were trained for. Within a role they differ by their training seed; those at the same place of two roles share it. */
public final class ModelSets {
    /** The finished ones. */
    public static final String TRAINED = "trained";

    /** Their policy was trained on examples of reflection. */
    public static final String REFLECTION_DATA = "reflection-data";

    private static final List<String> ROLES = List.of(TRAINED, REFLECTION_DATA);

    private final Map<String, List<Model>> models;

    private ModelSets(Map<String, List<Model>> models) {
        this.models = models;
    }

    /**
     * A model's folder.
     *
     * @param fingerprint SHA-256 of its sheet, which holds those of its networks
     */
    public record Model(String id, Path folder, String fingerprint) {}

    /**
     * Finds the models.
     *
     * @param given each {@code role=NAME,NAME} or {@code NAME,NAME}, which is {@value #TRAINED}; names in {@code models/} or folders. Where
     *     nothing is given for {@value #TRAINED} the shipped model is taken
     * @throws IllegalArgumentException listing all unknown roles and models that are not there
     */
    public static ModelSets find(List<String> given) {
        Problems problems = new Problems();
        Map<String, List<Model>> found = new LinkedHashMap<>();
        for (String one : given) {
            int equals = one.indexOf('=');
            String role = equals < 0 ? TRAINED : one.substring(0, equals);
            if (!ROLES.contains(role)) {
                problems.add("there is no role \"" + role + "\" of models: it is one of " + String.join(", ", ROLES));
                continue;
            }
            if (found.containsKey(role)) {
                problems.add("the models \"" + role + "\" are given twice");
            }
            List<Model> ofRole = new ArrayList<>();
            for (String name : one.substring(equals + 1).split(",", -1)) {
                try {
                    ofRole.add(model(name));
                } catch (BadReflectModelException missing) {
                    problems.add(missing.getMessage());
                }
            }
            found.put(role, ofRole);
        }
        if (!found.containsKey(TRAINED) && problems.isEmpty()) {
            found.put(TRAINED, List.of(model(ReflectModel.STANDARD)));
        }
        problems.throwIfAny();
        return new ModelSets(found);
    }

    private static Model model(String name) {
        Path folder = ReflectModel.find(name);
        try {
            return new Model(ReflectSheet.read(folder).id(), folder, Sha256.hex(folder.resolve(ReflectSheet.FILE)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The models of a role, none where none were given. */
    public List<Model> of(String role) {
        return models.getOrDefault(role, List.of());
    }
}

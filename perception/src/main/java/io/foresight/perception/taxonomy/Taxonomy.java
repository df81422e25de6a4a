package io.foresight.perception.taxonomy;

import io.foresight.core.text.DidYouMean;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which names stand for which classes. A dataset's taxonomy leads from the names in its files to classes; a model's, which stands in its
 * data sheet, leads from the classes of any dataset to those that the model answers with, in the order of its heat map.
 *
 * <p>A name is mapped to a class; or it is ignored: the object is there, but it need not be found, what finds it is no false positive, and
 * training leaves its place out; or it is unknown. Unknown is an error and not another word for ignored, because a misspelt name would
 * otherwise quietly take objects out of training and evaluation. A taxonomy that ignores {@link #REST} has no unknown names; models are
 * written so, in order that a dataset may gain classes which older models never heard of.
 *
 * @param classes in order, each class once
 * @param ignored names that stand for no class, or {@link #REST}
 */
public record Taxonomy(List<Mapping> classes, List<String> ignored) {
    /** In {@link #ignored()}: every name that is not mapped. */
    public static final String REST = "*";

    /**
     * One class and the names that stand for it.
     *
     * @param name of an {@link ObjectClass}
     * @param takes names of the source; the first is what the class is written as
     */
    public record Mapping(String name, List<String> takes) {
        public Mapping {
            takes = List.copyOf(takes);
            ObjectClass.named(name);
            if (takes.isEmpty()) {
                throw new IllegalArgumentException("takes must give class " + name + " at least one name");
            }
        }

        /** A class for the names given. */
        public static Mapping of(String name, String... takes) {
            return new Mapping(name, List.of(takes));
        }
    }

    public Taxonomy {
        classes = List.copyOf(classes);
        ignored = List.copyOf(ignored);
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("classes must name at least one class, there is none");
        }
        refuseTwice("classes", classes.stream().map(Mapping::name));
        refuseTwice(
                "names that are taken or ignored",
                Stream.concat(classes.stream().flatMap(mapping -> mapping.takes.stream()), ignored.stream()));
    }

    /** A model's taxonomy that takes each of the classes named as it is, and ignores the rest. */
    public static Taxonomy selecting(String... names) {
        return new Taxonomy(
                Arrays.stream(names).map(name -> Mapping.of(name, name)).toList(), List.of(REST));
    }

    private static void refuseTwice(String what, Stream<String> names) {
        Set<String> seen = new HashSet<>();
        List<String> twice = names.filter(name -> !seen.add(name)).toList();
        if (!twice.isEmpty()) {
            throw new IllegalArgumentException(what + " must differ, these come twice: " + String.join(", ", twice));
        }
    }

    /** The classes in order. */
    public List<ObjectClass> objectClasses() {
        return classes.stream().map(mapping -> ObjectClass.named(mapping.name)).toList();
    }

    /** Position of a class in {@link #classes()}; -1 for a class that is not there, such as {@link ObjectClass#IGNORED}. */
    public int index(ObjectClass objectClass) {
        for (int i = 0; i < classes.size(); i++) {
            if (classes.get(i).name.equals(objectClass.name())) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The class that a name stands for, or {@link ObjectClass#IGNORED}.
     *
     * @throws UnknownClassException for a name that is neither mapped nor ignored; gives the known names
     */
    public ObjectClass classOf(String name) {
        for (Mapping mapping : classes) {
            if (mapping.takes.contains(name)) {
                return ObjectClass.named(mapping.name);
            }
        }
        if (ignored.contains(name) || ignored.contains(REST)) {
            return ObjectClass.IGNORED;
        }
        List<String> known = Stream.concat(
                        classes.stream().flatMap(mapping -> mapping.takes.stream()), ignored.stream())
                .toList();
        String meant = DidYouMean.nearest(name, known)
                .map(near -> ", did you mean \"" + near + "\"?")
                .orElse("");
        throw new UnknownClassException(
                "unknown class \"" + name + "\"" + meant + "; known: " + String.join(", ", known));
    }

    /** The class that a dataset's class stands for here, as {@link #classOf(String)} of its name; what is ignored stays so. */
    public ObjectClass classOf(ObjectClass of) {
        return of == ObjectClass.IGNORED ? of : classOf(of.name());
    }

    /** The name that a class is written as; empty for a class that is not there. */
    public Optional<String> nameOf(ObjectClass objectClass) {
        int index = index(objectClass);
        return index < 0
                ? Optional.empty()
                : Optional.of(classes.get(index).takes.get(0));
    }
}

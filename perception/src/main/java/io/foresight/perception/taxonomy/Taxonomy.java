package io.foresight.perception.taxonomy;

import io.foresight.core.text.DidYouMean;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Maps names to classes. A dataset's taxonomy maps the names in its files to classes. A model's taxonomy, stored in its data sheet, maps
 * the classes of any dataset to the model's output classes, in the order of its heat map.
 *
 * <p>A name is mapped to a class, ignored, or unknown. Ignored means that the object exists, but does not count as missed, a detection that
 * matches it is not a false positive, and training leaves out its area. An unknown name is an error, because a misspelt name would
 * otherwise silently remove objects from training and evaluation. A taxonomy that ignores {@link #REST} has no unknown names; models use
 * this, so that a dataset may gain classes that older models do not know.
 *
 * @param classes in order, each class once
 * @param ignored names without a class, or {@link #REST}
 */
public record Taxonomy(List<Mapping> classes, List<String> ignored) {
    /** In {@link #ignored()}: every name that is not mapped. */
    public static final String REST = "*";

    /**
     * One class and the names mapped to it.
     *
     * @param name of an {@link ObjectClass}
     * @param takes names of the source; the first is used when the class is written
     */
    public record Mapping(String name, List<String> takes) {
        public Mapping {
            takes = List.copyOf(takes);
            ObjectClass.named(name);
            if (takes.isEmpty()) {
                throw new IllegalArgumentException("takes must give class " + name + " at least one name");
            }
        }

        /** Maps the given names to a class. */
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

    /** A model's taxonomy that maps each of the named classes to itself, and ignores the rest. */
    public static Taxonomy selecting(String... names) {
        return new Taxonomy(
                Arrays.stream(names).map(name -> Mapping.of(name, name)).toList(), List.of(REST));
    }

    private static void refuseTwice(String what, Stream<String> names) {
        Set<String> seen = new HashSet<>();
        List<String> twice = names.filter(name -> !seen.add(name)).toList();
        if (!twice.isEmpty()) {
            throw new IllegalArgumentException(what + " must differ, these are repeated: " + String.join(", ", twice));
        }
    }

    /** The classes in order. */
    public List<ObjectClass> objectClasses() {
        return classes.stream().map(mapping -> ObjectClass.named(mapping.name)).toList();
    }

    /** Position of a class in {@link #classes()}; -1 for a class that it does not contain, such as {@link ObjectClass#IGNORED}. */
    public int index(ObjectClass objectClass) {
        for (int i = 0; i < classes.size(); i++) {
            if (classes.get(i).name.equals(objectClass.name())) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The class of a name, or {@link ObjectClass#IGNORED}.
     *
     * @throws UnknownClassException for a name that is neither mapped nor ignored; the message lists the known names
     */
    public ObjectClass classOf(String name) {
        Optional<ObjectClass> found = find(name);
        if (found.isPresent()) {
            return found.get();
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

    private Optional<ObjectClass> find(String name) {
        for (Mapping mapping : classes) {
            if (mapping.takes.contains(name)) {
                return Optional.of(ObjectClass.named(mapping.name));
            }
        }
        return ignored.contains(name) || ignored.contains(REST) ? Optional.of(ObjectClass.IGNORED) : Optional.empty();
    }

    /** Whether {@link #classOf(ObjectClass)} has an answer. */
    public boolean knows(ObjectClass of) {
        return of == ObjectClass.IGNORED || find(of.name()).isPresent();
    }

    /**
     * The class that a dataset's class is mapped to, as {@link #classOf(String)} of its name; {@link ObjectClass#IGNORED} stays ignored.
     */
    public ObjectClass classOf(ObjectClass of) {
        return of == ObjectClass.IGNORED ? of : classOf(of.name());
    }

    /** The name used when a class is written; empty for a class that the taxonomy does not contain. */
    public Optional<String> nameOf(ObjectClass objectClass) {
        int index = index(objectClass);
        return index < 0
                ? Optional.empty()
                : Optional.of(classes.get(index).takes.get(0));
    }
}

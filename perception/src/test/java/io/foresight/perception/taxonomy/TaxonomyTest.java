package io.foresight.perception.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.foresight.perception.data.kitti.KittiType;
import io.foresight.perception.data.sim.SimDataset;
import io.foresight.perception.taxonomy.Taxonomy.Mapping;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaxonomyTest {
    private static final Taxonomy STREET = new Taxonomy(
            List.of(
                    Mapping.of("pedestrian", "human.adult", "human.child"),
                    Mapping.of("car", "vehicle.car"),
                    Mapping.of("bus", "vehicle.bus.rigid")),
            List.of("animal"));

    @Test
    void namesBecomeClasses() {
        assertThat(STREET.classOf("human.child")).isSameAs(ObjectClass.named("pedestrian"));
        assertThat(STREET.classOf("vehicle.bus.rigid")).isSameAs(ObjectClass.named("bus"));
        assertThat(STREET.nameOf(ObjectClass.named("pedestrian"))).contains("human.adult");
        assertThat(STREET.nameOf(ObjectClass.named("truck"))).isEmpty();
    }

    @Test
    void aClassIsFoundByItsPositionInTheTaxonomy() {
        assertThat(STREET.objectClasses()).extracting(ObjectClass::name).containsExactly("pedestrian", "car", "bus");
        assertThat(STREET.index(ObjectClass.named("car"))).isEqualTo(1);
        assertThat(STREET.index(ObjectClass.named("truck"))).isEqualTo(-1);
        assertThat(STREET.index(ObjectClass.IGNORED)).isEqualTo(-1);
    }

    @Test
    void ignoredIsNotUnknown() {
        assertThat(STREET.classOf("animal")).isSameAs(ObjectClass.IGNORED);
        assertThatThrownBy(() -> STREET.classOf("vehicle.cat"))
                .isInstanceOf(UnknownClassException.class)
                .hasMessageContaining("\"vehicle.cat\", did you mean \"vehicle.car\"?")
                .hasMessageContaining("known: human.adult, human.child, vehicle.car, vehicle.bus.rigid, animal");
    }

    @Test
    void theRestMayBeIgnored() {
        Taxonomy cars = Taxonomy.selecting("car");
        assertThat(cars.classOf(ObjectClass.named("car"))).isSameAs(ObjectClass.named("car"));
        assertThat(cars.classOf(ObjectClass.named("bus"))).isSameAs(ObjectClass.IGNORED);
        assertThat(STREET.classOf(ObjectClass.IGNORED)).isSameAs(ObjectClass.IGNORED);
    }

    @Test
    void contradictionsAreRefused() {
        assertThatThrownBy(() -> new Taxonomy(List.of(), List.of())).hasMessageContaining("at least one class");
        assertThatThrownBy(() -> Taxonomy.selecting("car", "car")).hasMessageContaining("are repeated: car");
        assertThatThrownBy(() -> new Taxonomy(List.of(Mapping.of("car", "a"), Mapping.of("bus", "a")), List.of()))
                .hasMessageContaining("are repeated: a");
        assertThatThrownBy(() -> new Taxonomy(List.of(Mapping.of("car", "a")), List.of("a")))
                .hasMessageContaining("are repeated: a");
        assertThatThrownBy(() -> Mapping.of("car")).hasMessageContaining("at least one name");
        assertThatThrownBy(() -> Mapping.of("pedestrain", "walker"))
                .isInstanceOf(UnknownClassException.class)
                .hasMessageContaining("did you mean \"pedestrian\"?")
                .hasMessageContaining("known: car, truck, bus");
    }

    @Test
    void itIsReadBackFromJson() throws IOException {
        JsonMapper json = new JsonMapper();
        String text = json.writeValueAsString(STREET);
        assertThat(text)
                .isEqualTo("{\"classes\":[{\"name\":\"pedestrian\",\"takes\":[\"human.adult\",\"human.child\"]},"
                        + "{\"name\":\"car\",\"takes\":[\"vehicle.car\"]},{\"name\":\"bus\",\"takes\":[\"vehicle.bus.rigid\"]}],"
                        + "\"ignored\":[\"animal\"]}");
        assertThat(json.readValue(text, Taxonomy.class)).isEqualTo(STREET);
    }

    @Test
    void everyWordOfKittiIsMappedOrIgnored() {
        for (KittiType type : KittiType.values()) {
            assertThat(KittiType.TAXONOMY.classOf(type.word())).isNotNull();
        }
        assertThat(KittiType.TAXONOMY.classOf("Van")).isSameAs(ObjectClass.named("car"));
        assertThat(KittiType.TAXONOMY.classOf("DontCare")).isSameAs(ObjectClass.IGNORED);
        assertThatThrownBy(() -> KittiType.TAXONOMY.classOf("car")).isInstanceOf(UnknownClassException.class);
    }

    @Test
    void classesAreWrittenAsTheNamesOfEachFormat() {
        for (ObjectClass objectClass : ObjectClass.known()) {
            assertThat(SimDataset.TAXONOMY.nameOf(objectClass)).contains(objectClass.name());
        }
        assertThat(KittiType.of(ObjectClass.named("pedestrian"))).isEqualTo(KittiType.PEDESTRIAN);
        assertThat(KittiType.of(ObjectClass.named("motorcycle"))).isEqualTo(KittiType.MOTORCYCLE);
        assertThat(KittiType.of(ObjectClass.IGNORED)).isEqualTo(KittiType.MISC);
    }

    @Test
    void coloursDiffer() {
        assertThat(ObjectClass.known()).extracting(ObjectClass::rgb).doesNotHaveDuplicates();
    }
}

package dev.wardian.standards.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wardian.standards.StructureException;
import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.GroupName;
import dev.wardian.standards.peer.PeerCases;
import dev.wardian.standards.peer.Trees;
import dev.wardian.standards.tag.CompatibleTags;
import dev.wardian.standards.tag.WheelTag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Lock files as the reference implementation reads them and selects from them.
class PylockConformanceTest {
    @Test
    void readsAndWritesLocksAsTheReferenceDoes() {
        PeerCases.of("pylock", "pylock_from_dict").check(PylockConformanceTest::checkRead);
    }

    @Test
    void judgesLocksAsTheReferenceDoes() {
        PeerCases.of("pylock", "pylock_validate").check(PylockConformanceTest::checkRead);
    }

    private static void checkRead(JsonNode one) {
        Map<String, Object> tree = Trees.map(one.get("pylock"));
        if (!one.get("valid").asBoolean()) {
            StructureException fault =
                    catchThrowableOfType(StructureException.class, () -> Pylock.from(tree));
            assertThat(fault).isNotNull();
            checkPlace(one.get("message").asString(), fault);
            return;
        }
        Pylock lock = Pylock.from(tree);
        if (one.has("normalized")) {
            assertThat(lock.toMap()).isEqualTo(Trees.map(one.get("normalized")));
        }
        assertThat(Pylock.from(lock.toMap())).isEqualTo(lock);
    }

    /// The reference ends its messages with the place, `… in 'packages[0].name'`.
    private static void checkPlace(String message, StructureException fault) {
        int place = message.lastIndexOf(" in '");
        if (place >= 0 && message.endsWith("'")) {
            assertThat(fault.place())
                    .isEqualTo(message.substring(place + " in '".length(), message.length() - 1));
        }
    }

    @Test
    void selectsWhatTheReferenceSelects() {
        PeerCases.of("pylock", "pylock_select").check(PylockConformanceTest::checkSelect);
    }

    private static void checkSelect(JsonNode one) {
        LockSelection selection = Pylock.from(Trees.map(one.get("pylock"))).select(request(one));
        if (one.has("error")) {
            assertThat(selection).isInstanceOf(LockSelection.Refused.class);
            return;
        }
        assertThat(selection).isInstanceOf(LockSelection.Selected.class);
        List<Map<String, Object>> chosen = new ArrayList<>();
        for (LockSelection.Choice choice : ((LockSelection.Selected) selection).choices()) {
            chosen.add(described(choice));
        }
        List<Map<String, Object>> expected = new ArrayList<>();
        for (JsonNode choice : one.get("expected")) {
            Map<String, Object> described = new HashMap<>();
            choice.properties()
                    .forEach(
                            entry -> {
                                if (!entry.getValue().isNull()) {
                                    described.put(entry.getKey(), Trees.value(entry.getValue()));
                                }
                            });
            expected.add(described);
        }
        assertThat(chosen).isEqualTo(expected);
    }

    private static Map<String, Object> described(LockSelection.Choice choice) {
        Map<String, Object> described = new HashMap<>();
        described.put("package", choice.locked().name().toString());
        choice.locked().version().ifPresent(it -> described.put("version", it.toString()));
        switch (choice.artifact()) {
            case LockedArtifact.Wheel wheel -> {
                described.put("kind", "wheel");
                described.put("filename", wheel.filename());
            }
            case LockedArtifact.Sdist sdist -> {
                described.put("kind", "sdist");
                described.put("filename", sdist.filename());
            }
            case LockedSource.Archive _ -> described.put("kind", "archive");
            case LockedSource.Directory _ -> described.put("kind", "directory");
            case LockedSource.Vcs _ -> described.put("kind", "vcs");
        }
        return described;
    }

    private static LockRequest request(JsonNode one) {
        Map<String, String> values = new HashMap<>();
        one.get("environment")
                .properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asString()));
        List<WheelTag> tags = new ArrayList<>();
        one.get("tags").forEach(tag -> tags.addAll(WheelTag.parse(tag.asString())));
        Set<ExtraName> extras = new HashSet<>();
        one.get("extras").forEach(name -> extras.add(ExtraName.of(name.asString())));
        Set<GroupName> groups = new HashSet<>();
        one.get("dependency_groups").forEach(name -> groups.add(GroupName.of(name.asString())));
        boolean defaults = one.get("dependency_groups").isNull();
        return new LockRequest(
                MarkerEnvironment.of(values),
                CompatibleTags.of(tags),
                extras,
                defaults ? Optional.empty() : Optional.of(groups),
                Set.of());
    }

    @Test
    void knowsTheNamesOfLockFiles() {
        PeerCases.of("pylock", "pylock_path")
                .check(
                        one -> {
                            String path = one.get("path").asString();
                            String name = path.substring(path.lastIndexOf('/') + 1);
                            assertThat(Pylock.isFileName(name))
                                    .isEqualTo(one.get("expected").asBoolean());
                        });
    }
}

package dev.wardian.python.resolve;

import dev.wardian.standards.requirement.Requirement;
import dev.wardian.testkit.Json;
import java.util.ArrayList;
import java.util.List;

/// The packages of a scenario of packse, offered from memory.
final class PackseSource {
    private PackseSource() {}

    static MemorySource of(Json scenario) {
        MemorySource source = new MemorySource();
        scenario.map("packages")
                .forEach(
                        (name, versions) ->
                                versions.asMap()
                                        .forEach(
                                                (version, release) ->
                                                        offer(source, name, version, release)));
        return source;
    }

    private static void offer(MemorySource source, String name, String version, Json release) {
        List<String> requires = new ArrayList<>();
        if (release.hasValue("requires")) {
            requires.addAll(release.texts("requires"));
        }
        if (release.hasValue("extras")) {
            release.map("extras")
                    .forEach(
                            (extra, needs) ->
                                    needs.asList()
                                            .forEach(
                                                    need ->
                                                            requires.add(
                                                                    forExtra(
                                                                            need.asText(),
                                                                            extra))));
        }
        String python =
                !release.has("requires_python")
                        ? ">=3.12"
                        : release.optionalText("requires_python").orElse("");
        boolean yanked = release.has("yanked") && release.flag("yanked");
        String stem = name.replace('-', '_') + "-" + version;
        if (!release.has("wheel") || release.flag("wheel")) {
            List<String> tags =
                    release.has("wheel_tags") && !release.texts("wheel_tags").isEmpty()
                            ? release.texts("wheel_tags")
                            : List.of("py3-none-any");
            for (String tag : tags) {
                source.offer(
                        name,
                        version,
                        stem + "-" + tag + ".whl",
                        python,
                        requires,
                        file -> yanked ? file.yanked("") : file);
            }
        }
        if (!release.has("sdist") || release.flag("sdist")) {
            source.offer(
                    name,
                    version,
                    stem + ".tar.gz",
                    python,
                    requires,
                    file -> yanked ? file.yanked("") : file);
        }
    }

    private static String forExtra(String need, String extra) {
        Requirement requirement = Requirement.parse(need);
        String marker = "extra == '" + extra + "'";
        return requirement.marker().isPresent()
                ? requirement.withoutMarker()
                        + "; ("
                        + requirement.marker().get()
                        + ") and "
                        + marker
                : requirement + "; " + marker;
    }
}

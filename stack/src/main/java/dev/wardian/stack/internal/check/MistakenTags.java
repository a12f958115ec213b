package dev.wardian.stack.internal.check;

import dev.wardian.python.environment.DistributionCode;
import dev.wardian.python.environment.Inconsistency;
import dev.wardian.python.environment.InstalledDistribution;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.stack.internal.library.ExtensionNames;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.tag.WheelTag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Tells wheels whose `WHEEL` file names another Python by mistake from those that are for another:
/// xgboost 1.7.6 says `cp310` in a file whose own name says `py3`, and no file of it is bound to
/// any Python. `pip check` finds fault with it; it imports.
final class MistakenTags {
    private static final String TAG = "Tag:";

    private final PythonEnvironment environment;
    private final ExtensionNames names;
    private final Set<String> platforms = new HashSet<>();

    MistakenTags(PythonEnvironment environment) {
        this.environment = environment;
        this.names = ExtensionNames.of(environment.interpreter());
    }

    /// The evidence that a platform which is said to be wrong is none; nothing if it is wrong, or
    /// something else is.
    List<String> explain(Inconsistency one) {
        if (!(one instanceof Inconsistency.WrongPlatform(var name, _))) {
            return List.of();
        }
        var found = environment.find(PackageName.of(name));
        if (found.filter(this::isCutOff).isPresent()) {
            return List.of(
                    "`%s` %s names its tags below an empty line of its WHEEL file, where they are"
                                    .formatted(found.get().name(), found.get().version())
                            + " not read; one of them is for this platform");
        }
        return found.isPresent() && isMistaken(found.get())
                ? List.of(
                        "`%s` %s says that it is for another Python (%s), but no file of it is"
                                        .formatted(
                                                found.get().name(),
                                                found.get().version(),
                                                String.join(" ", tags(found.get())))
                                + " bound to one")
                : List.of();
    }

    /// Whether no header says what it is for, and lines that should be headers do: cmake 3.26.4.
    private boolean isCutOff(InstalledDistribution one) {
        var headers =
                one.text("WHEEL").orElse("").lines().takeWhile(line -> !line.isBlank()).toList();
        var fitting = new HashSet<>(environment.interpreter().tags().tags());
        return headers.stream().noneMatch(line -> line.startsWith(TAG))
                && tags(one).stream()
                        .flatMap(text -> WheelTag.parse(text).stream())
                        .anyMatch(fitting::contains);
    }

    private static List<String> tags(InstalledDistribution one) {
        return one.text("WHEEL")
                .orElse("")
                .lines()
                .filter(line -> line.startsWith(TAG))
                .map(line -> line.substring(TAG.length()).strip())
                .toList();
    }

    private boolean isMistaken(InstalledDistribution one) {
        for (var tag : tags(one)) {
            for (var each : WheelTag.parse(tag)) {
                if (!each.interpreter().startsWith("cp3") || !fits(each.platform())) {
                    return false;
                }
            }
        }
        var code = new DistributionCode.Installed(one);
        var rows = RecordedRows.of(code);
        return !rows.isEmpty()
                && rows.stream()
                        .map(row -> code.folder().resolve(row.path()))
                        .noneMatch(names::isOfAnother);
    }

    private boolean fits(String platform) {
        if (platforms.isEmpty()) {
            environment.interpreter().tags().tags().forEach(tag -> platforms.add(tag.platform()));
        }
        return platforms.contains(platform);
    }
}

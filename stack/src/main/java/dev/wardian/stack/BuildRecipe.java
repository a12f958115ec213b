package dev.wardian.stack;

import dev.wardian.python.BuildProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.build.BuildOptions;
import dev.wardian.python.build.Source;
import dev.wardian.stack.choice.BuildChoices;
import dev.wardian.stack.choice.BuildChoices.ExtraRequirement;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Operator;
import dev.wardian.standards.version.Specifier;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What one source is built with: the same recipe for the same content gives the same wheel.
///
/// @param isolated whether the build gets an environment of its own
/// @param extra what is installed for it beyond what its project asks for
/// @param settings what its backend is told
/// @param variables environment variables that only this build sees
record BuildRecipe(
        boolean isolated,
        List<Requirement> extra,
        Map<String, List<String>> settings,
        Map<String, String> variables) {

    /// The recipe of a source; what it is called decides which choices count for it.
    ///
    /// @param declared settings that stand beside its requirement
    /// @param runtime what it will run beside, empty while that is not known
    public static BuildRecipe of(
            BuildChoices choices,
            Source source,
            Map<String, List<String>> declared,
            Optional<Map<PackageName, Version>> runtime) {
        if (source.name().isEmpty()) {
            return new BuildRecipe(
                    !(choices.withoutIsolation() instanceof PackageSelection.All),
                    List.of(),
                    merged(choices.configSettings(), declared),
                    Map.of());
        }
        var name = source.name().get();
        return new BuildRecipe(
                !choices.withoutIsolation().contains(name),
                extra(choices.extraRequirements().getOrDefault(name, List.of()), source, runtime),
                merged(choices.settings(name), declared),
                choices.variables().getOrDefault(name, Map.of()));
    }

    private static Map<String, List<String>> merged(
            Map<String, List<String>> general, Map<String, List<String>> declared) {
        var all = new TreeMap<>(general);
        all.putAll(declared);
        return all;
    }

    private static List<Requirement> extra(
            List<ExtraRequirement> wanted,
            Source source,
            Optional<Map<PackageName, Version>> runtime) {
        var all = new ArrayList<Requirement>(wanted.size());
        for (var one : wanted) {
            all.add(
                    one.matchRuntime() && runtime.isPresent()
                            ? matching(one.requirement(), source, runtime.get())
                            : one.requirement());
        }
        return all;
    }

    private static Requirement matching(
            Requirement wanted, Source source, Map<PackageName, Version> runtime) {
        var version = runtime.get(wanted.name());
        if (version == null) {
            throw new PythonException(
                    new BuildProblem.NotBuildable(
                            source.display(),
                            "its extra build requirement `"
                                    + wanted
                                    + "` shall match the version it runs with, but `"
                                    + wanted.name()
                                    + "` is not among what is installed"));
        }
        var exactly = List.of(new Specifier(Operator.EQUAL, version.toString()));
        return wanted.withSpecifiers(SpecifierSet.of(exactly));
    }

    /// All of it as a text that names the content of a cache.
    public String key() {
        var text = new StringBuilder();
        text.append(new TreeMap<>(settings));
        if (!isolated || !extra.isEmpty() || !variables.isEmpty()) {
            text.append('\n').append(isolated).append(extra).append(new TreeMap<>(variables));
        }
        return text.toString();
    }

    public BuildOptions over(BuildOptions options) {
        var all = options.withIsolation(isolated).withRequirements(extra).withVariables(variables);
        for (var entry : settings.entrySet()) {
            for (var value : entry.getValue()) {
                all = all.withSetting(entry.getKey() + "=" + value);
            }
        }
        return all;
    }
}

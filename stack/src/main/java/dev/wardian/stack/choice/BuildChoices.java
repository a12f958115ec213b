package dev.wardian.stack.choice;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How sources become wheels.
///
/// @param withoutIsolation packages that are built with what the environment has
///     (`--no-build-isolation`, `--no-build-isolation-package`)
/// @param configSettings what every build backend is told, by key (`--config-setting`, PEP 517)
/// @param configSettingsByPackage what the backends of single packages are told instead of values
///     of the same keys
/// @param extraRequirements what the builds of single packages need beyond what they say themselves
/// @param variables environment variables for the builds of single packages
/// @param requireHashes whether what builds need must have a digest in the build constraints
///     (`--require-build-hashes`)
/// @param system the packages of the distribution that builds get beside those that they are seen
///     to need, without root; empty where builds get none (`--with-system`)
public record BuildChoices(
        PackageSelection withoutIsolation,
        Map<String, List<String>> configSettings,
        Map<PackageName, Map<String, List<String>>> configSettingsByPackage,
        Map<PackageName, List<ExtraRequirement>> extraRequirements,
        Map<PackageName, Map<String, String>> variables,
        boolean requireHashes,
        Optional<List<String>> system) {

    /// Something that a build needs although its project does not say so.
    ///
    /// @param requirement what must be there
    /// @param matchRuntime true to take the very version that is installed beside the built package
    public record ExtraRequirement(Requirement requirement, boolean matchRuntime) {}

    private static final BuildChoices USUAL =
            new BuildChoices(
                    PackageSelection.none(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    false,
                    Optional.empty());

    public BuildChoices {
        configSettings = Map.copyOf(configSettings);
        configSettingsByPackage = Map.copyOf(configSettingsByPackage);
        extraRequirements = Map.copyOf(extraRequirements);
        variables = Map.copyOf(variables);
        system = system.map(List::copyOf);
    }

    /// Every build in an environment of its own, backends told nothing.
    public static BuildChoices usual() {
        return USUAL;
    }

    public BuildChoices withoutIsolation(PackageSelection packages) {
        var draft = new Draft(this);
        draft.withoutIsolation = packages;
        return draft.done();
    }

    /// The same with one more value for every backend.
    public BuildChoices withConfigSetting(String key, String value) {
        var draft = new Draft(this);
        draft.configSettings = with(configSettings, key, value);
        return draft.done();
    }

    /// The same with one more value for the backend of one package.
    public BuildChoices withConfigSetting(PackageName name, String key, String value) {
        var all = new LinkedHashMap<>(configSettingsByPackage);
        all.put(name, with(all.getOrDefault(name, Map.of()), key, value));
        var draft = new Draft(this);
        draft.configSettingsByPackage = all;
        return draft.done();
    }

    /// The same with more for the builds of one package.
    public BuildChoices withExtraRequirements(PackageName name, List<ExtraRequirement> more) {
        var all = new LinkedHashMap<>(extraRequirements);
        all.put(name, List.copyOf(more));
        var draft = new Draft(this);
        draft.extraRequirements = all;
        return draft.done();
    }

    /// The same with environment variables for the builds of one package.
    public BuildChoices withVariables(PackageName name, Map<String, String> values) {
        var all = new LinkedHashMap<>(variables);
        all.put(name, Map.copyOf(values));
        var draft = new Draft(this);
        draft.variables = all;
        return draft.done();
    }

    public BuildChoices withRequireHashes(boolean required) {
        var draft = new Draft(this);
        draft.requireHashes = required;
        return draft.done();
    }

    /// The same with what builds lack of the system brought without root, and these packages.
    public BuildChoices withSystem(List<String> packages) {
        var draft = new Draft(this);
        draft.system = Optional.of(packages);
        return draft.done();
    }

    private static Map<String, List<String>> with(
            Map<String, List<String>> settings, String key, String value) {
        var all = new LinkedHashMap<>(settings);
        var values = new ArrayList<>(all.getOrDefault(key, List.of()));
        values.add(value);
        all.put(key, values);
        return all;
    }

    /// What the backend of a package is told: by name, else as all are.
    public Map<String, List<String>> settings(PackageName name) {
        var own = configSettingsByPackage.getOrDefault(name, Map.of());
        if (own.isEmpty()) {
            return configSettings;
        }
        var all = new LinkedHashMap<>(configSettings);
        all.putAll(own);
        return all;
    }

    /// Choices while some of them change: besides the record's head the only place that lists them
    /// all.
    private static final class Draft {
        PackageSelection withoutIsolation;
        Map<String, List<String>> configSettings;
        Map<PackageName, Map<String, List<String>>> configSettingsByPackage;
        Map<PackageName, List<ExtraRequirement>> extraRequirements;
        Map<PackageName, Map<String, String>> variables;
        boolean requireHashes;
        Optional<List<String>> system;

        Draft(BuildChoices from) {
            this.withoutIsolation = from.withoutIsolation;
            this.configSettings = from.configSettings;
            this.configSettingsByPackage = from.configSettingsByPackage;
            this.extraRequirements = from.extraRequirements;
            this.variables = from.variables;
            this.requireHashes = from.requireHashes;
            this.system = from.system;
        }

        BuildChoices done() {
            return new BuildChoices(
                    withoutIsolation,
                    configSettings,
                    configSettingsByPackage,
                    extraRequirements,
                    variables,
                    requireHashes,
                    system);
        }
    }
}

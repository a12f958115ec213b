package dev.wardian.stack.unused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is looked at and what is passed over. Keys of `[tool.wardian.unused]` have the same names
/// with hyphens; they are those of deptry, whose table counts where ours is not there.
///
/// @param exclude regular expressions that paths must not begin with, instead of the usual ones
/// @param extendExclude further ones
/// @param ignore codes of rules that are not looked at
/// @param perRuleIgnores by the code of a rule, modules or packages that it passes over
/// @param ignoreNotebooks whether notebooks are left out
/// @param requirementsFiles where requirements stand if no project file has any
/// @param requirementsFilesDev the same for development
/// @param knownFirstParty modules that are the project's own
/// @param packageModuleNameMap by the name of a package, its modules
/// @param optionalDependenciesDevGroups extras that are for development
/// @param nonDevDependencyGroups groups that are not for development
public record UnusedChoices(
        Optional<List<String>> exclude,
        List<String> extendExclude,
        List<String> ignore,
        Map<String, List<String>> perRuleIgnores,
        boolean ignoreNotebooks,
        Optional<List<String>> requirementsFiles,
        Optional<List<String>> requirementsFilesDev,
        List<String> knownFirstParty,
        Map<String, List<String>> packageModuleNameMap,
        List<String> optionalDependenciesDevGroups,
        List<String> nonDevDependencyGroups) {

    public UnusedChoices {
        exclude = exclude.map(List::copyOf);
        extendExclude = List.copyOf(extendExclude);
        ignore = List.copyOf(ignore);
        perRuleIgnores = Map.copyOf(perRuleIgnores);
        requirementsFiles = requirementsFiles.map(List::copyOf);
        requirementsFilesDev = requirementsFilesDev.map(List::copyOf);
        knownFirstParty = List.copyOf(knownFirstParty);
        packageModuleNameMap = Map.copyOf(packageModuleNameMap);
        optionalDependenciesDevGroups = List.copyOf(optionalDependenciesDevGroups);
        nonDevDependencyGroups = List.copyOf(nonDevDependencyGroups);
    }

    /// Everything as usual.
    public static UnusedChoices usual() {
        return new UnusedChoices(
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Map.of(),
                List.of(),
                List.of());
    }

    /// These, with what a project file says where these say nothing; lists that pass something over
    /// are joined.
    UnusedChoices over(UnusedChoices file) {
        return new UnusedChoices(
                exclude.or(file::exclude),
                joined(file.extendExclude, extendExclude),
                joined(file.ignore, ignore),
                perRuleIgnores.isEmpty() ? file.perRuleIgnores : perRuleIgnores,
                ignoreNotebooks || file.ignoreNotebooks,
                requirementsFiles.or(file::requirementsFiles),
                requirementsFilesDev.or(file::requirementsFilesDev),
                joined(file.knownFirstParty, knownFirstParty),
                packageModuleNameMap.isEmpty() ? file.packageModuleNameMap : packageModuleNameMap,
                joined(file.optionalDependenciesDevGroups, optionalDependenciesDevGroups),
                joined(file.nonDevDependencyGroups, nonDevDependencyGroups));
    }

    private static List<String> joined(List<String> some, List<String> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /// Whether a rule passes over one of these names.
    boolean passesOver(Rule rule, List<String> names) {
        var passed = perRuleIgnores.getOrDefault(rule.code(), List.of());
        return names.stream().anyMatch(passed::contains);
    }
}

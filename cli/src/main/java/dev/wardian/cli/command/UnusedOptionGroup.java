package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.stack.unused.Rule;
import dev.wardian.stack.unused.UnusedChoices;
import dev.wardian.stack.workspace.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What counts when imports are compared with requirements: the options that deptry has too.
final class UnusedOptionGroup {

    private static final Option CONFIG =
            Option.value("config", "FILE", "the project file (pyproject.toml)");
    private static final Option EXCLUDE =
            Option.repeated(
                    "exclude e",
                    "REGEX",
                    "leave out paths that begin so, instead of the usual: venv, .venv, tests, setup.py, ignored files");
    private static final Option EXTEND_EXCLUDE =
            Option.repeated("extend-exclude", "REGEX", "leave out these too");
    private static final Option IGNORE =
            Option.repeated("ignore", "CODES", "rules to leave out: DEP001,DEP003");
    private static final Option PER_RULE =
            Option.repeated(
                    "per-rule-ignores",
                    "CODE=NAME|NAME",
                    "what one rule passes over: DEP002=psycopg2");
    private static final Option NO_NOTEBOOKS =
            Option.flag("ignore-notebooks", "leave out notebooks");
    private static final Option REQUIREMENTS =
            Option.repeated(
                    "requirements-files",
                    "FILES",
                    "where requirements stand if no project file has any");
    private static final Option REQUIREMENTS_DEV =
            Option.repeated("requirements-files-dev", "FILES", "those for development");
    private static final Option FIRST_PARTY =
            Option.repeated("known-first-party", "MODULE", "a module that is the project's own");
    private static final Option MODULES =
            Option.repeated(
                    "package-module-name-map", "PACKAGE=MODULE|MODULE", "the modules of a package");
    private static final Option DEV_EXTRAS =
            Option.repeated(
                    "optional-dependencies-dev-groups",
                    "EXTRAS",
                    "extras that are for development");
    private static final Option MAIN_GROUPS =
            Option.repeated(
                    "non-dev-dependency-groups", "GROUPS", "groups that are not for development");

    private UnusedOptionGroup() {}

    static List<Option> all() {
        return List.of(
                CONFIG,
                EXCLUDE,
                EXTEND_EXCLUDE,
                IGNORE,
                PER_RULE,
                NO_NOTEBOOKS,
                REQUIREMENTS,
                REQUIREMENTS_DEV,
                FIRST_PARTY,
                MODULES,
                DEV_EXTRAS,
                MAIN_GROUPS);
    }

    /// The project file.
    static String config(Arguments arguments) {
        return arguments.value(CONFIG).orElse(Manifest.FILE);
    }

    /// What they choose.
    static UnusedChoices read(Arguments arguments) {
        return new UnusedChoices(
                optional(arguments, EXCLUDE, arguments.all(EXCLUDE)),
                arguments.all(EXTEND_EXCLUDE),
                codes(separated(arguments.all(IGNORE))),
                lists(PER_RULE, arguments.all(PER_RULE)),
                arguments.has(NO_NOTEBOOKS),
                optional(arguments, REQUIREMENTS, separated(arguments.all(REQUIREMENTS))),
                optional(arguments, REQUIREMENTS_DEV, separated(arguments.all(REQUIREMENTS_DEV))),
                separated(arguments.all(FIRST_PARTY)),
                lists(MODULES, arguments.all(MODULES)),
                separated(arguments.all(DEV_EXTRAS)),
                separated(arguments.all(MAIN_GROUPS)));
    }

    private static Optional<List<String>> optional(
            Arguments arguments, Option option, List<String> values) {
        return arguments.has(option) ? Optional.of(values) : Optional.empty();
    }

    private static List<String> separated(List<String> values) {
        var found = new ArrayList<String>();
        for (var value : values) {
            for (var one : value.split(",", -1)) {
                if (!one.isBlank()) {
                    found.add(one.strip());
                }
            }
        }
        return found;
    }

    private static List<String> codes(List<String> codes) {
        for (var code : codes) {
            if (Rule.of(code).isEmpty()) {
                throw new UsageException("`" + code + "` is no rule; there are DEP001 to DEP005");
            }
        }
        return codes;
    }

    private static Map<String, List<String>> lists(Option option, List<String> values) {
        var found = new LinkedHashMap<String, List<String>>();
        for (var pair : separated(values)) {
            var equals = pair.indexOf('=');
            if (equals < 1) {
                throw new UsageException(
                        "`" + option.spelling() + " " + pair + "` is not " + option.placeholder());
            }
            found.computeIfAbsent(pair.substring(0, equals), _ -> new ArrayList<>())
                    .addAll(List.of(pair.substring(equals + 1).split("\\|", -1)));
        }
        return found;
    }
}

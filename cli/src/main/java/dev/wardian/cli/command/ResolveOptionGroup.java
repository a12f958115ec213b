package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.stack.Wardian;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.choice.ResolveChoices;
import dev.wardian.stack.choice.TargetChoice;
import dev.wardian.stack.exchange.UploadLimit;
import dev.wardian.standards.name.PackageName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The options that say which versions may be chosen, and for which machine.
final class ResolveOptionGroup {

    static final Option UPGRADE = Option.flag("upgrade U", "take the newest versions that fit");
    static final Option UPGRADE_PACKAGE =
            Option.repeated("upgrade-package P", "PACKAGE", "upgrade this package");
    static final Option UPGRADE_GROUP =
            Option.repeated(
                    "upgrade-group", "[PATH:]GROUP", "upgrade what this dependency group names");
    static final Option RESOLUTION =
            Option.value(
                    "resolution",
                    "contemporary|highest|lowest|lowest-direct",
                    "which versions to prefer; contemporary: of the time of the pins");
    static final Option FORK_STRATEGY =
            Option.value(
                    "fork-strategy",
                    "requires-python|fewest",
                    "for many Pythons: the newest version for each, or as few versions as will do");
    static final Option NO_FACTS =
            Option.flag("no-facts", "trust metadata alone: the highest versions it admits");
    static final Option CORRECTIONS =
            Option.repeated(
                    "corrections",
                    "FILE",
                    "what is known against metadata: `flask<2.2.4 | werkzeug<3 | why` a line");
    static final Option PRE = Option.flag("pre", "allow pre-releases (--prerelease allow)");
    static final Option PRERELEASE =
            Option.value(
                    "prerelease",
                    "disallow|allow|if-necessary|explicit|if-necessary-or-explicit",
                    "when a pre-release may be chosen");
    static final Option NO_DEPS = Option.flag("no-deps", "take the named packages alone");
    static final Option EXCLUDE_NEWER =
            Option.value(
                    "exclude-newer",
                    "WHEN",
                    "ignore files uploaded after this day or moment, or in the last `7 days`");
    static final Option EXCLUDE_NEWER_PACKAGE =
            Option.repeated(
                    "exclude-newer-package",
                    "PACKAGE=WHEN",
                    "the same for one package (false: all its files count)");
    static final Option PRERELEASE_PACKAGE =
            Option.repeated("prerelease-package", "PACKAGE=MODE", "--prerelease for one package");
    static final Option PYTHON_VERSION =
            Option.value("python-version", "VERSION", "resolve for this Python");
    static final Option PLATFORM =
            Option.value(
                    "platform python-platform",
                    "PLATFORM",
                    "resolve for this platform: linux, macos, windows, a target triple or a wheel"
                            + " tag");

    private ResolveOptionGroup() {}

    static List<Option> all() {
        var options = new ArrayList<>(versions());
        options.addAll(BuildOptionGroup.all());
        return options;
    }

    /// Those that say which versions, in the order that help shows them.
    static List<Option> versions() {
        return List.of(
                UPGRADE,
                UPGRADE_PACKAGE,
                UPGRADE_GROUP,
                RESOLUTION,
                FORK_STRATEGY,
                NO_FACTS,
                CORRECTIONS,
                PRE,
                PRERELEASE,
                NO_DEPS,
                EXCLUDE_NEWER,
                EXCLUDE_NEWER_PACKAGE,
                PRERELEASE_PACKAGE,
                PYTHON_VERSION,
                PLATFORM);
    }

    /// What is asked for.
    ///
    /// @param wardian knows what holds where nothing is said, and the project's groups
    static ResolveChoices read(Arguments arguments, Wardian wardian) {
        var project = wardian.projectChoices();
        var choices =
                project.withOrder(order(arguments, project))
                        .withFacts(!arguments.has(NO_FACTS))
                        .withPrereleases(prereleases(arguments, project))
                        .withNoDependencies(arguments.has(NO_DEPS))
                        .withForks(forks(arguments, project))
                        .withFormats(
                                BuildOptionGroup.neverBuilt(arguments, project),
                                BuildOptionGroup.alwaysBuilt(arguments, project))
                        .withUpgrade(upgrade(arguments, wardian))
                        .withBuilds(BuildOptionGroup.read(arguments, project.builds()));
        for (var file : arguments.all(CORRECTIONS)) {
            choices = choices.withCorrections(wardian.corrections(file));
        }
        return limited(choices, arguments);
    }

    private static PackageSelection upgrade(Arguments arguments, Wardian wardian) {
        if (arguments.has(UPGRADE)) {
            return PackageSelection.all();
        }
        var names = names(arguments.all(UPGRADE_PACKAGE));
        if (arguments.has(UPGRADE_GROUP)) {
            names.addAll(wardian.groupMembers(arguments.all(UPGRADE_GROUP)));
        }
        return PackageSelection.only(names);
    }

    private static ResolveChoices limited(ResolveChoices choices, Arguments arguments) {
        var now = Instant.now();
        var all = choices;
        var limit = arguments.value(EXCLUDE_NEWER);
        if (limit.isPresent()) {
            all = all.withExcludeNewer(UploadLimit.parse(limit.get(), now));
        }
        for (var text : arguments.all(EXCLUDE_NEWER_PACKAGE)) {
            var one = UploadLimit.parseForPackage(text, now);
            all = all.withExcludeNewer(PackageName.of(one.name()), one.limit());
        }
        for (var text : arguments.all(PRERELEASE_PACKAGE)) {
            var equals = text.indexOf('=');
            if (equals <= 0) {
                throw new UsageException(
                        "`--prerelease-package " + text + "` is not `PACKAGE=MODE`");
            }
            all =
                    all.withPrereleases(
                            PackageName.of(text.substring(0, equals)),
                            prereleases(PRERELEASE_PACKAGE, text.substring(equals + 1)));
        }
        return all;
    }

    static TargetChoice target(Arguments arguments) {
        return new TargetChoice(arguments.value(PYTHON_VERSION), arguments.value(PLATFORM));
    }

    static List<PackageName> names(List<String> texts) {
        var names = new ArrayList<PackageName>();
        for (var text : texts) {
            for (var one : text.split(",", -1)) {
                if (!one.isBlank()) {
                    names.add(PackageName.of(one.strip()));
                }
            }
        }
        return names;
    }

    private static ResolveChoices.Order order(Arguments arguments, ResolveChoices project) {
        var asked = arguments.value(RESOLUTION);
        if (asked.isPresent()) {
            return known(RESOLUTION, asked.get(), ResolveChoices.Order.named(asked.get()));
        }
        return arguments.has(NO_FACTS) && project.order() == ResolveChoices.Order.CONTEMPORARY
                ? ResolveChoices.Order.HIGHEST
                : project.order();
    }

    private static ResolveChoices.Forks forks(Arguments arguments, ResolveChoices project) {
        return arguments
                .value(FORK_STRATEGY)
                .map(it -> known(FORK_STRATEGY, it, ResolveChoices.Forks.named(it)))
                .orElse(project.forks());
    }

    private static ResolveChoices.Prereleases prereleases(
            Arguments arguments, ResolveChoices project) {
        var asked = arguments.value(PRERELEASE);
        if (asked.isPresent()) {
            return prereleases(PRERELEASE, asked.get());
        }
        return arguments.has(PRE) ? ResolveChoices.Prereleases.ALLOW : project.prereleases();
    }

    private static ResolveChoices.Prereleases prereleases(Option option, String mode) {
        return known(option, mode, ResolveChoices.Prereleases.named(mode));
    }

    /// What an option's value stands for.
    ///
    /// @param found nothing if it stands for nothing
    private static <T> T known(Option option, String value, Optional<T> found) {
        return found.orElseThrow(
                () ->
                        new UsageException(
                                "`"
                                        + option.spelling()
                                        + " "
                                        + value
                                        + "` is not known: "
                                        + choices(
                                                option == PRERELEASE_PACKAGE
                                                        ? PRERELEASE
                                                        : option)));
    }

    /// The values that an option has, as a sentence lists them.
    private static String choices(Option option) {
        var values = List.of(option.placeholder().split("\\|", -1));
        return "`"
                + String.join("`, `", values.subList(0, values.size() - 1))
                + "` or `"
                + values.getLast()
                + "`";
    }
}

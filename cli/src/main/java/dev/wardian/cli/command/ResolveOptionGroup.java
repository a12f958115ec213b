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
                project.withOrder(order(arguments))
                        .withFacts(!arguments.has(NO_FACTS))
                        .withPrereleases(prereleases(arguments))
                        .withNoDependencies(arguments.has(NO_DEPS))
                        .withFormats(
                                BuildOptionGroup.neverBuilt(arguments),
                                BuildOptionGroup.alwaysBuilt(arguments))
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

    private static ResolveChoices.Order order(Arguments arguments) {
        return order(
                arguments
                        .value(RESOLUTION)
                        .orElse(arguments.has(NO_FACTS) ? "highest" : "contemporary"));
    }

    private static ResolveChoices.Order order(String text) {
        return switch (text) {
            case "contemporary" -> ResolveChoices.Order.CONTEMPORARY;
            case "highest" -> ResolveChoices.Order.HIGHEST;
            case "lowest" -> ResolveChoices.Order.LOWEST;
            case "lowest-direct" -> ResolveChoices.Order.LOWEST_DIRECT;
            default ->
                    throw new UsageException(
                            "`--resolution "
                                    + text
                                    + "` is not known: `contemporary`, `highest`, `lowest` or"
                                    + " `lowest-direct`");
        };
    }

    private static ResolveChoices.Prereleases prereleases(Arguments arguments) {
        Optional<String> asked = arguments.value(PRERELEASE);
        if (asked.isEmpty()) {
            return arguments.has(PRE)
                    ? ResolveChoices.Prereleases.ALLOW
                    : ResolveChoices.Prereleases.IF_NECESSARY_OR_EXPLICIT;
        }
        return prereleases(PRERELEASE, asked.orElseThrow());
    }

    private static ResolveChoices.Prereleases prereleases(Option option, String mode) {
        return switch (mode) {
            case "disallow" -> ResolveChoices.Prereleases.DISALLOW;
            case "allow" -> ResolveChoices.Prereleases.ALLOW;
            case "if-necessary" -> ResolveChoices.Prereleases.IF_NECESSARY;
            case "explicit" -> ResolveChoices.Prereleases.EXPLICIT;
            case "if-necessary-or-explicit" -> ResolveChoices.Prereleases.IF_NECESSARY_OR_EXPLICIT;
            default ->
                    throw new UsageException(
                            "`"
                                    + option.spelling()
                                    + " "
                                    + mode
                                    + "` is not known: `disallow`, `allow`,"
                                    + " `if-necessary`, `explicit` or `if-necessary-or-explicit`");
        };
    }
}

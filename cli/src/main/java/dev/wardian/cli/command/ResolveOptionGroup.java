package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.stack.PackageSelection;
import dev.wardian.stack.ResolveChoices;
import dev.wardian.stack.TargetChoice;
import dev.wardian.standards.name.PackageName;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The options that say which versions may be chosen, and for which machine.
final class ResolveOptionGroup {

    static final Option UPGRADE = Option.flag("upgrade U", "take the newest versions that fit");
    static final Option UPGRADE_PACKAGE =
            Option.repeated("upgrade-package P", "PACKAGE", "upgrade this package");
    static final Option RESOLUTION =
            Option.value(
                    "resolution",
                    "contemporary|highest|lowest|lowest-direct",
                    "which versions to prefer; contemporary: of the time of the pins");
    static final Option NO_FACTS =
            Option.flag("no-facts", "trust metadata alone: the highest versions it admits");
    static final Option PRE = Option.flag("pre", "allow pre-releases (--prerelease allow)");
    static final Option PRERELEASE =
            Option.value(
                    "prerelease",
                    "disallow|allow|if-necessary|explicit|if-necessary-or-explicit",
                    "when a pre-release may be chosen");
    static final Option NO_DEPS = Option.flag("no-deps", "take the named packages alone");
    static final Option EXCLUDE_NEWER =
            Option.value("exclude-newer", "DATE", "ignore files uploaded after this date or time");
    static final Option NO_BUILD =
            Option.flag("no-build", "build nothing from source (--only-binary :all:)");
    static final Option ONLY_BINARY =
            Option.repeated("only-binary", "PACKAGE", "do not build this (:all:, :none:)");
    static final Option NO_BINARY =
            Option.repeated("no-binary", "PACKAGE", "build this from source (:all:, :none:)");
    static final Option NO_BUILD_ISOLATION =
            Option.flag("no-build-isolation", "build with what the environment has");
    static final Option PYTHON_VERSION =
            Option.value("python-version", "VERSION", "resolve for this Python");
    static final Option PLATFORM =
            Option.value(
                    "platform python-platform",
                    "PLATFORM",
                    "resolve for this platform: linux, macos, windows, a target triple or a wheel tag");

    private ResolveOptionGroup() {}

    static List<Option> all() {
        return List.of(
                UPGRADE,
                UPGRADE_PACKAGE,
                RESOLUTION,
                NO_FACTS,
                PRE,
                PRERELEASE,
                NO_DEPS,
                EXCLUDE_NEWER,
                NO_BUILD,
                ONLY_BINARY,
                NO_BINARY,
                NO_BUILD_ISOLATION,
                PYTHON_VERSION,
                PLATFORM);
    }

    static ResolveChoices read(Arguments arguments) {
        var upgrade =
                arguments.has(UPGRADE)
                        ? PackageSelection.all()
                        : PackageSelection.only(names(arguments.all(UPGRADE_PACKAGE)));
        var choices =
                ResolveChoices.usual()
                        .withOrder(order(arguments))
                        .withPrereleases(prereleases(arguments))
                        .withNoDependencies(arguments.has(NO_DEPS))
                        .withFormats(
                                arguments.has(NO_BUILD)
                                        ? PackageSelection.all()
                                        : formats(arguments.all(ONLY_BINARY)),
                                formats(arguments.all(NO_BINARY)))
                        .withUpgrade(upgrade)
                        .withNoBuildIsolation(arguments.has(NO_BUILD_ISOLATION));
        return arguments
                .value(EXCLUDE_NEWER)
                .map(text -> choices.withExcludeNewer(moment(text)))
                .orElse(choices);
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

    private static PackageSelection formats(List<String> texts) {
        var selection = PackageSelection.none();
        for (var text : texts) {
            for (var one : text.split(",", -1)) {
                selection =
                        switch (one.strip()) {
                            case "" -> selection;
                            case ":all:" -> PackageSelection.all();
                            case ":none:" -> PackageSelection.none();
                            case String name ->
                                    selection.or(
                                            PackageSelection.only(List.of(PackageName.of(name))));
                        };
            }
        }
        return selection;
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
                                    + "` is not known: `contemporary`, `highest`, `lowest` or `lowest-direct`");
        };
    }

    private static ResolveChoices.Prereleases prereleases(Arguments arguments) {
        Optional<String> asked = arguments.value(PRERELEASE);
        if (asked.isEmpty()) {
            return arguments.has(PRE)
                    ? ResolveChoices.Prereleases.ALLOW
                    : ResolveChoices.Prereleases.IF_NECESSARY_OR_EXPLICIT;
        }
        return switch (asked.orElseThrow()) {
            case "disallow" -> ResolveChoices.Prereleases.DISALLOW;
            case "allow" -> ResolveChoices.Prereleases.ALLOW;
            case "if-necessary" -> ResolveChoices.Prereleases.IF_NECESSARY;
            case "explicit" -> ResolveChoices.Prereleases.EXPLICIT;
            case "if-necessary-or-explicit" -> ResolveChoices.Prereleases.IF_NECESSARY_OR_EXPLICIT;
            case String other ->
                    throw new UsageException(
                            "`--prerelease "
                                    + other
                                    + "` is not known: `disallow`, `allow`,"
                                    + " `if-necessary`, `explicit` or `if-necessary-or-explicit`");
        };
    }

    /// A day means its end in UTC, as uv has it; a duration (`P7D`) counts back from now.
    private static Instant moment(String text) {
        try {
            if (text.startsWith("P")) {
                return Instant.now().minus(Duration.parse(text));
            }
            return text.indexOf('T') > 0
                    ? Instant.parse(text)
                    : LocalDate.parse(text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException _) {
            throw new UsageException(
                    "`--exclude-newer "
                            + text
                            + "` is neither a day (`2026-11-21`) nor a moment"
                            + " (`2026-11-21T08:00:00Z`) nor a duration (`P7D`)");
        }
    }
}

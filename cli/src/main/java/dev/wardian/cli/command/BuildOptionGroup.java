package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.stack.choice.BuildChoices;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.choice.ResolveChoices;
import dev.wardian.standards.name.PackageName;
import java.util.List;

/// The options that say what is built from source, and how.
final class BuildOptionGroup {

    static final Option NO_BUILD =
            Option.flag("no-build", "build nothing from source (--only-binary :all:)");
    static final Option ONLY_BINARY =
            Option.repeated(
                    "only-binary no-build-package", "PACKAGE", "do not build this (:all:, :none:)");
    static final Option NO_BINARY =
            Option.repeated(
                    "no-binary no-binary-package",
                    "PACKAGE",
                    "build this from source (:all:, :none:)");
    static final Option BUILD_CONSTRAINT =
            Option.repeated(
                    "build-constraint build-constraints b",
                    "FILE",
                    "versions that builds may not leave");
    static final Option CONFIG_SETTING =
            Option.repeated(
                    "config-setting config-settings C", "KEY=VALUE", "tell every build backend");
    static final Option CONFIG_SETTING_PACKAGE =
            Option.repeated(
                    "config-settings-package config-setting-package",
                    "PACKAGE:KEY=VALUE",
                    "tell the build backend of this package");
    static final Option NO_BUILD_ISOLATION =
            Option.flag("no-build-isolation", "build with what the environment has");
    static final Option NO_BUILD_ISOLATION_PACKAGE =
            Option.repeated(
                    "no-build-isolation-package",
                    "PACKAGE",
                    "build this with what the environment has");

    static final Option REQUIRE_BUILD_HASHES =
            Option.flag(
                    "require-build-hashes",
                    "refuse what builds need without a digest in --build-constraint");

    static final Option WITH_SYSTEM =
            Option.flag(
                    "with-system",
                    "bring the distribution's packages that builds and libraries lack, without root");

    private BuildOptionGroup() {}

    static List<Option> all() {
        return List.of(
                NO_BUILD,
                ONLY_BINARY,
                NO_BINARY,
                BUILD_CONSTRAINT,
                CONFIG_SETTING,
                CONFIG_SETTING_PACKAGE,
                NO_BUILD_ISOLATION,
                NO_BUILD_ISOLATION_PACKAGE,
                REQUIRE_BUILD_HASHES,
                WITH_SYSTEM);
    }

    /// @param project what holds where nothing is said
    static PackageSelection neverBuilt(Arguments arguments, ResolveChoices project) {
        return arguments.has(NO_BUILD)
                ? PackageSelection.all()
                : formats(arguments.all(ONLY_BINARY), project.noBuild());
    }

    /// @param project what holds where nothing is said
    static PackageSelection alwaysBuilt(Arguments arguments, ResolveChoices project) {
        return formats(arguments.all(NO_BINARY), project.noBinary());
    }

    /// What is said on top of what a project says.
    static BuildChoices read(Arguments arguments, BuildChoices project) {
        var apart =
                arguments.has(NO_BUILD_ISOLATION)
                        ? PackageSelection.all()
                        : PackageSelection.only(
                                ResolveOptionGroup.names(
                                        arguments.all(NO_BUILD_ISOLATION_PACKAGE)));
        var choices =
                project.withoutIsolation(project.withoutIsolation().or(apart))
                        .withRequireHashes(arguments.has(REQUIRE_BUILD_HASHES));
        if (arguments.has(WITH_SYSTEM)) {
            choices = choices.withSystem(arguments.all(SystemLayerWork.SYSTEM_PACKAGE));
        }
        for (var text : arguments.all(CONFIG_SETTING)) {
            var setting = setting(CONFIG_SETTING, text, 0);
            choices = choices.withConfigSetting(setting.key(), setting.value());
        }
        for (var text : arguments.all(CONFIG_SETTING_PACKAGE)) {
            var colon = text.indexOf(':');
            var setting = setting(CONFIG_SETTING_PACKAGE, text, colon + 1);
            if (colon <= 0) {
                throw malformed(CONFIG_SETTING_PACKAGE, text);
            }
            choices =
                    choices.withConfigSetting(
                            PackageName.of(text.substring(0, colon)),
                            setting.key(),
                            setting.value());
        }
        return choices;
    }

    private record Setting(String key, String value) {}

    private static Setting setting(Option option, String text, int from) {
        var equals = text.indexOf('=', from);
        if (equals <= from) {
            throw malformed(option, text);
        }
        return new Setting(text.substring(from, equals), text.substring(equals + 1));
    }

    private static UsageException malformed(Option option, String text) {
        return new UsageException(
                "`"
                        + option.spelling()
                        + " "
                        + text
                        + "` is no setting: `"
                        + option.placeholder()
                        + "`");
    }

    private static PackageSelection formats(List<String> texts, PackageSelection configured) {
        var selection = configured;
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
}

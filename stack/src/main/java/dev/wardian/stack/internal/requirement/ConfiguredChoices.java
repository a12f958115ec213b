package dev.wardian.stack.internal.requirement;

import dev.wardian.stack.choice.BuildChoices;
import dev.wardian.stack.choice.BuildChoices.ExtraRequirement;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.choice.ResolveChoices;
import dev.wardian.stack.exchange.UploadLimit;
import dev.wardian.stack.project.ProjectConfiguration;
import dev.wardian.stack.project.ResolverConfiguration;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What one file of configuration chooses.
final class ConfiguredChoices {

    private final ConfigurationLayer layer;
    private final ProjectConfiguration configuration;
    private final ResolverConfiguration resolver;
    private final Instant now;

    /// @param now what lengths of time are counted back from
    ConfiguredChoices(ConfigurationLayer layer, Instant now) {
        this.layer = layer;
        this.configuration = layer.configuration();
        this.resolver = layer.resolver();
        this.now = now;
    }

    /// The choices of files that count less, where this one says nothing.
    ///
    /// @throws dev.wardian.standards.SyntaxException where a value cannot be read
    ResolveChoices over(ResolveChoices lower) {
        return limited(versions(lower))
                .withCorrections(Corrections.ofProject(configuration.corrections(), layer.shown()))
                .withBuilds(builds(lower.builds()));
    }

    private ResolveChoices versions(ResolveChoices lower) {
        var choices =
                lower.withFormats(
                        lower.noBuild().or(selection(resolver.noBuild())),
                        lower.noBinary().or(selection(resolver.noBinary())));
        var order = resolver.resolution();
        if (order.isPresent()) {
            choices =
                    choices.withOrder(
                            known("resolution", order.get(), ResolveChoices.Order::named));
        }
        var mode = resolver.prerelease();
        if (mode.isPresent()) {
            choices = choices.withPrereleases(prereleases("prerelease", mode.get()));
        }
        for (var entry : resolver.prereleaseByPackage().entrySet()) {
            choices =
                    choices.withPrereleases(
                            entry.getKey(), prereleases("prerelease-package", entry.getValue()));
        }
        var forks = resolver.forkStrategy();
        return forks.isPresent()
                ? choices.withForks(
                        known("fork-strategy", forks.get(), ResolveChoices.Forks::named))
                : choices;
    }

    private ResolveChoices.Prereleases prereleases(String key, String text) {
        return known(key, text, ResolveChoices.Prereleases::named);
    }

    private <T> T known(String key, String text, Function<String, Optional<T>> named) {
        return ProjectSettings.known(layer, key, text, named.apply(text));
    }

    private static PackageSelection selection(List<String> names) {
        if (names.contains(ResolverConfiguration.ALL)) {
            return PackageSelection.all();
        }
        return PackageSelection.only(names.stream().map(PackageName::of).toList());
    }

    private ResolveChoices limited(ResolveChoices lower) {
        var choices = lower;
        var limit = configuration.excludeNewer();
        if (limit.isPresent()) {
            choices = choices.withExcludeNewer(UploadLimit.parse(limit.get(), now));
        }
        for (var entry : configuration.excludeNewerByPackage().entrySet()) {
            choices =
                    choices.withExcludeNewer(
                            entry.getKey(),
                            entry.getValue().equals("false")
                                    ? Optional.empty()
                                    : Optional.of(UploadLimit.parse(entry.getValue(), now)));
        }
        return choices;
    }

    private BuildChoices builds(BuildChoices lower) {
        var apart =
                resolver.noBuildIsolation()
                        ? PackageSelection.all()
                        : PackageSelection.only(configuration.noBuildIsolation());
        var builds = lower.withoutIsolation(lower.withoutIsolation().or(apart));
        for (var entry : configuration.extraBuildDependencies().entrySet()) {
            var extra = new ArrayList<ExtraRequirement>();
            for (var one : entry.getValue()) {
                extra.add(
                        new ExtraRequirement(
                                Requirement.parse(one.requirement()), one.matchRuntime()));
            }
            builds = builds.withExtraRequirements(entry.getKey(), extra);
        }
        for (var entry : configuration.extraBuildVariables().entrySet()) {
            builds = builds.withVariables(entry.getKey(), entry.getValue());
        }
        return builds;
    }
}

package dev.wardian.stack.internal.requirement;

import dev.wardian.stack.choice.IndexOptions;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.choice.ResolveChoices;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.project.DeclaredIndex;
import dev.wardian.stack.project.PackageOrigin;
import dev.wardian.stack.project.ProjectConfiguration;
import dev.wardian.stack.project.ResolverConfiguration;
import dev.wardian.stack.project.SelectedBy;
import dev.wardian.stack.project.WantedTogether;
import dev.wardian.stack.requirement.Declared;
import dev.wardian.stack.settings.ConfiguredOptions;
import dev.wardian.stack.settings.Settings;
import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The configuration that counts in a folder, in the terms of this package: what the project says
/// of itself, and the settings of all files.
public final class ProjectSettings {

    private final List<ConfigurationLayer> layers;
    private final Settings settings;

    private ProjectSettings(List<ConfigurationLayer> layers, Settings settings) {
        this.layers = layers;
        this.settings = settings;
    }

    /// What counts in the working folder.
    public static ProjectSettings of(Settings settings) {
        return new ProjectSettings(ConfigurationLayer.of(settings), settings);
    }

    /// Whether a folder's project is one of those that count.
    boolean isLayer(Path folder) {
        return layers.stream().anyMatch(it -> it.folder().equals(folder));
    }

    /// The named indexes, and those that single packages come from whoever asks for them.
    ///
    /// @param withoutSources packages whose sources do not count
    /// @param chosen the extras and groups that are asked for: sources may count for those alone
    /// @param together what of them may be wanted together
    public IndexOptions indexes(
            PackageSelection withoutSources, Set<SelectedBy> chosen, WantedTogether together) {
        var all = IndexOptions.none();
        for (var layer : layers) {
            var sources = new ChosenSources(layer.shown(), chosen, together);
            all = all.over(indexes(layer, withoutSources, sources));
        }
        return all;
    }

    private IndexOptions indexes(
            ConfigurationLayer layer, PackageSelection withoutSources, ChosenSources chosen) {
        var configuration = layer.configuration();
        var sources = new HashMap<PackageName, List<PackageOrigin.OfIndex>>();
        configuration
                .sources()
                .forEach(
                        (name, origins) -> {
                            var indexes = chosen.of(name, origins);
                            if (!indexes.isEmpty() && !withoutSources.contains(name)) {
                                sources.put(name, indexes);
                            }
                        });
        var resolver = layer.resolver();
        var declared = new ArrayList<>(configuration.indexes());
        resolver.extraIndexUrls()
                .forEach(url -> declared.add(new DeclaredIndex("", url, false, false)));
        resolver.indexUrl().ifPresent(url -> declared.add(new DeclaredIndex("", url, false, true)));
        return new IndexOptions(
                        Optional.empty(),
                        List.of(),
                        resolver.findLinks(),
                        resolver.noIndex(),
                        strategy(layer),
                        resolver.insecureHosts())
                .withDeclared(declared, sources);
    }

    /// Variables go before files.
    private IndexOptions.Strategy strategy(ConfigurationLayer layer) {
        var isSaid = !settings.environment().getOrDefault("UV_INDEX_STRATEGY", "").isEmpty();
        var text = isSaid ? Optional.<String>empty() : layer.resolver().indexStrategy();
        return text.map(it -> known(layer, "index-strategy", it, IndexOptions.Strategy.named(it)))
                .orElse(IndexOptions.Strategy.FIRST_INDEX);
    }

    /// How much an archive may unpack to, and the file that says so.
    public Optional<Said> maxUnpackedSize() {
        for (var layer : layers) {
            var size = layer.configuration().maxUnpackedSize();
            if (size.isPresent()) {
                return Optional.of(new Said(size.get(), layer.shown()));
            }
        }
        return Optional.empty();
    }

    /// What commands are told beside, by their options: of what is said twice the closest to the
    /// command counts, and lists add up.
    public ConfiguredOptions options() {
        var common = merged(ProjectConfiguration::options);
        var files = merged(ProjectConfiguration::files);
        common.forEach(files::putIfAbsent);
        return new ConfiguredOptions(common, files, unread());
    }

    /// Keys of files that are not read, with their file.
    private List<String> unread() {
        var unread = new ArrayList<String>();
        for (var layer : layers) {
            if (!layer.configuration().unread().isEmpty()) {
                unread.add(
                        "`"
                                + String.join("`, `", layer.configuration().unread())
                                + "` of `"
                                + layer.shown()
                                + "`");
            }
        }
        return unread;
    }

    private Map<String, Object> merged(Function<ProjectConfiguration, Map<String, Object>> table) {
        var all = new HashMap<String, Object>();
        for (var layer : layers) {
            table.apply(layer.configuration())
                    .forEach(
                            (key, value) ->
                                    all.merge(
                                            key,
                                            seenFrom(layer, key, value),
                                            ProjectSettings::and));
        }
        return all;
    }

    private static Object and(Object closer, Object farther) {
        if (closer instanceof List<?> first && farther instanceof List<?> second) {
            var both = new ArrayList<Object>(first);
            both.addAll(second);
            return both;
        }
        return closer;
    }

    private static Object seenFrom(ConfigurationLayer layer, String key, Object value) {
        if (key.equals("cache-dir") && value instanceof String place) {
            return layer.folder().resolve(place).normalize().toString();
        }
        return key.equals("find-links") && value instanceof List<?> places
                ? places.stream()
                        .map(
                                it ->
                                        ResolverConfiguration.seenFrom(
                                                layer.folder(), String.valueOf(it)))
                        .toList()
                : value;
    }

    /// A value and the file it stands in.
    public record Said(String value, String file) {}

    /// The packages of the distribution that it needs.
    public List<String> systemPackages() {
        return layers.stream().flatMap(it -> it.configuration().systemPackages().stream()).toList();
    }

    public List<Declared> constraints() {
        return declared(ProjectConfiguration::constraints, "constraint-dependencies");
    }

    public List<Declared> overrides() {
        return declared(ProjectConfiguration::overrides, "override-dependencies");
    }

    public List<Declared> excludes() {
        return declared(ProjectConfiguration::excludes, "exclude-dependencies");
    }

    public List<Declared> buildConstraints() {
        return declared(ProjectConfiguration::buildConstraints, "build-constraint-dependencies");
    }

    private List<Declared> declared(
            Function<ProjectConfiguration, List<String>> texts, String key) {
        var all = new ArrayList<Declared>();
        for (var layer : layers) {
            for (var text : texts.apply(layer.configuration())) {
                all.add(Declared.of(text, layer.shown() + ", `" + key + "`"));
            }
        }
        return all;
    }

    /// What the files choose where nobody says otherwise; the closest to the command counts.
    public ResolveChoices choices(Instant now) {
        var choices = ResolveChoices.usual();
        for (var layer : layers.reversed()) {
            try {
                choices = new ConfiguredChoices(layer, now).over(choices);
            } catch (SyntaxException problem) {
                throw new StackException(
                        new StackProblem.Invalid(
                                layer.shown(),
                                "`" + problem.text() + "` cannot be read",
                                problem.expected()),
                        problem);
            }
        }
        return choices;
    }

    /// What the value of a key stands for.
    ///
    /// @param found nothing if it stands for nothing
    static <T> T known(ConfigurationLayer layer, String key, String value, Optional<T> found) {
        return found.orElseThrow(
                () ->
                        new StackException(
                                new StackProblem.Invalid(
                                        layer.shown(),
                                        "`" + key + "` is set to `" + value + "`",
                                        "what `--" + key + "` takes")));
    }
}

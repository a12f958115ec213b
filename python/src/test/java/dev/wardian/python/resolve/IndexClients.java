package dev.wardian.python.resolve;

import dev.wardian.python.IndexProblem;
import dev.wardian.python.PythonException;
import dev.wardian.python.index.IndexClient;
import dev.wardian.python.index.IndexLocation;
import dev.wardian.python.index.IndexSettings;
import dev.wardian.python.index.IndexStrategy;
import dev.wardian.python.index.SdistMetadata;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.store.http.CacheRules;
import dev.wardian.store.http.HttpSettings;
import dev.wardian.store.http.RetryLimits;
import dev.wardian.store.http.RetryListener;
import dev.wardian.store.http.RetryPolicy;
import dev.wardian.testkit.LocalIndex;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Clients that try again as always, but without waiting.
final class IndexClients {
    private static final SdistMetadata NO_BUILDS =
            (file, _) -> {
                throw new PythonException(
                        new IndexProblem.BadMetadata(file.filename(), "nothing is built here"));
            };

    private IndexClients() {}

    static IndexClient of(LocalIndex index, Path cache) {
        RetryPolicy retries =
                new RetryPolicy(
                        RetryLimits.USUAL,
                        Duration.ofMillis(1),
                        Duration.ofMillis(1),
                        _ -> {},
                        () -> Instant.EPOCH,
                        () -> 0,
                        RetryListener.SILENT);
        IndexSettings settings =
                new IndexSettings(
                        List.of(IndexLocation.simple(index.url().toString())),
                        List.of(),
                        false,
                        IndexStrategy.FIRST_INDEX);
        return new IndexClient(
                settings,
                HttpSettings.from(Map.of()).withRetries(retries),
                cache,
                CacheRules.standard());
    }

    /// The pins, or the explanation why there are none.
    static String solve(IndexClient client, String... requirements) {
        List<RootRequirement> roots = new ArrayList<>();
        for (String text : requirements) {
            roots.add(new RootRequirement(Requirement.parse(text), Origin.COMMAND_LINE));
        }
        PythonResolver resolver =
                new PythonResolver(
                        client.building(NO_BUILDS),
                        Targets.linux("3.12"),
                        ResolveOptions.DEFAULT,
                        ResolveListener.SILENT);
        return switch (resolver.resolve(roots, List.of(), List.of())) {
            case PythonResolution.Solved(var packages, var _) ->
                    String.join(
                            ", ",
                            packages.stream()
                                    .map(found -> found.name() + " " + found.version())
                                    .sorted()
                                    .toList());
            case PythonResolution.Unsolvable(var explanation) ->
                    String.join("\n", explanation.lines());
        };
    }
}

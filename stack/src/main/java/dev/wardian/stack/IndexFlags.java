package dev.wardian.stack;

import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.index.IndexLocation;
import dev.wardian.python.index.IndexSettings;
import dev.wardian.python.index.IndexStrategy;
import java.nio.file.Path;
import java.util.ArrayList;

/// Turns what flags and requirement files say about indexes into the settings of the client.
final class IndexFlags {

    private IndexFlags() {}

    static IndexSettings settings(
            IndexOptions options, Settings settings, Interpreter interpreter) {
        var indexes = new ArrayList<IndexLocation>();
        for (var url : options.extraIndexUrls()) {
            indexes.add(IndexLocation.simple(url));
        }
        options.indexUrl()
                .or(interpreter::defaultIndexUrl)
                .ifPresent(url -> indexes.add(IndexLocation.simple(url)));
        var findLinks = new ArrayList<IndexLocation>();
        for (var place : options.findLinks()) {
            findLinks.add(IndexLocation.flat(url(place, settings.workingFolder())));
        }
        return new IndexSettings(
                indexes, findLinks, options.noIndex(), strategy(options.strategy()));
    }

    private static String url(String place, Path workingFolder) {
        return place.contains("://")
                ? place
                : workingFolder.resolve(place).normalize().toUri().toString();
    }

    private static IndexStrategy strategy(IndexOptions.Strategy strategy) {
        return switch (strategy) {
            case FIRST_INDEX -> IndexStrategy.FIRST_INDEX;
            case UNSAFE_FIRST_MATCH -> IndexStrategy.UNSAFE_FIRST_MATCH;
            case UNSAFE_BEST_MATCH -> IndexStrategy.UNSAFE_BEST_MATCH;
        };
    }
}

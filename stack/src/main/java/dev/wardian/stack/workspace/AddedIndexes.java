package dev.wardian.stack.workspace;

import dev.wardian.stack.internal.origin.InstalledOrigins;
import dev.wardian.stack.internal.toml.TomlEdit;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The indexes that packages are added from. The project remembers them, without their credentials:
/// the next lock must not take a package of the same name from another index.
final class AddedIndexes {

    /// An index as it was named.
    ///
    /// @param name empty if it has none
    private record Index(String name, String url) {
        static Index parse(String text) {
            var equal = text.indexOf('=');
            var scheme = text.indexOf(':');
            return equal > 0 && (scheme < 0 || equal < scheme)
                    ? new Index(text.substring(0, equal), shown(text.substring(equal + 1)))
                    : new Index("", shown(text));
        }

        private static String shown(String url) {
            return InstalledOrigins.withoutSecrets(url);
        }
    }

    private final List<Index> indexes = new ArrayList<>();

    AddedIndexes(List<String> texts) {
        texts.forEach(it -> indexes.add(Index.parse(it)));
    }

    /// The name of the one that packages come from alone; nothing if there are several or none.
    Optional<String> name() {
        var named = indexes.stream().map(Index::name).filter(it -> !it.isEmpty()).toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    /// The manifest with those that it does not declare yet.
    ///
    /// @param isRoot whether what has no name counts there
    Manifest in(Manifest manifest, boolean isRoot) {
        var left = manifest;
        for (var index : indexes) {
            if (!isDeclared(left, index) && (isRoot || !index.name().isEmpty())) {
                var lines = new ArrayList<String>();
                if (!index.name().isEmpty()) {
                    lines.add("name = " + TomlEdit.quoted(index.name()));
                }
                lines.add("url = " + TomlEdit.quoted(index.url()));
                var tool = left.speaksUv("index") || left.speaksUv("sources") ? "uv" : "wardian";
                left =
                        Manifest.of(
                                left.file(),
                                TomlEdit.of(left.text())
                                        .withRepeatedSection(List.of("tool", tool, "index"), lines)
                                        .text());
            }
        }
        return left;
    }

    private static boolean isDeclared(Manifest manifest, Index index) {
        if (manifest.tool("index").orElse(List.of()) instanceof List<?> declared) {
            for (var one : declared) {
                var table = Manifest.table(one);
                var sameName = !index.name().isEmpty() && index.name().equals(table.get("name"));
                var sameUrl = plain(index.url()).equals(plain(table.get("url")));
                if (sameName && !sameUrl) {
                    throw new StackException(
                            new StackProblem.Invalid(
                                    manifest.file().toString(),
                                    "the index `"
                                            + index.name()
                                            + "` is `"
                                            + table.get("url")
                                            + "` there",
                                    "another name, or that address"));
                }
                if (sameName || (sameUrl && index.name().isEmpty())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String plain(@Nullable Object url) {
        var text = String.valueOf(url);
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}

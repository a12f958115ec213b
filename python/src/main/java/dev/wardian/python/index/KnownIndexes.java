package dev.wardian.python.index;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// The indexes that packages can be told to come from, those that offer nothing to packages in
/// general among them.
///
/// @param all in the order in which they are asked
public record KnownIndexes(List<IndexLocation> all) {
    /// None is known.
    public static final KnownIndexes NONE = new KnownIndexes(List.of());

    /// Copies the list.
    public KnownIndexes {
        all = List.copyOf(all);
    }

    /// The index that was given this name.
    public Optional<IndexLocation> named(String name) {
        for (IndexLocation one : all) {
            if (one.name().equals(Optional.of(name))) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /// The index that is called by a local version, by its name or by the end of its address.
    ///
    /// @param tag a local version such as `cu121`
    public Optional<IndexLocation> calledBy(String tag) {
        for (IndexLocation one : all) {
            if (endsWith(one.name().orElse(""), tag) || endsWith(lastPart(one.url()), tag)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /// Whether a text is a tag or ends with one that stands for itself, as `pytorch-cu121` does.
    private static boolean endsWith(String text, String tag) {
        int before = text.length() - tag.length() - 1;
        return text.regionMatches(true, before + 1, tag, 0, tag.length())
                && (before < 0 || !Character.isLetterOrDigit(text.charAt(before)));
    }

    private static String lastPart(URI url) {
        String path = url.getPath() == null ? "" : url.getPath();
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String whole =
                bare.endsWith("/simple")
                        ? bare.substring(0, bare.length() - "/simple".length())
                        : bare;
        return whole.substring(whole.lastIndexOf('/') + 1);
    }
}

package dev.wardian.standards.version;

/// An end of an interval in the terms in which specifiers speak, as opposed to the one canonical
/// form that a [Cut] has: `before(1.0.post0.dev0)` is the end that `<=1.0` means.
sealed interface Bound {
    /// No end.
    record Open() implements Bound {}

    /// A version that is itself part of the interval, or not.
    record At(Version version, boolean inclusive) implements Bound {}

    /// After a version and all its local versions.
    record AfterLocals(Version version) implements Bound {}

    /// After a version and all its post-releases.
    record AfterPosts(Version version) implements Bound {}

    static Bound lower(Cut cut) {
        return of(cut, true);
    }

    static Bound upper(Cut cut) {
        return of(cut, false);
    }

    private static Bound of(Cut cut, boolean lower) {
        if (cut.equals(Cut.BOTTOM) || cut.equals(Cut.TOP)) {
            return new Open();
        }
        return cut.release()
                .<Bound>map(AfterPosts::new)
                .or(() -> cut.below().map(version -> new At(version, !lower)))
                .or(() -> cut.above().map(version -> before(version, lower)))
                .orElseThrow();
    }

    /// The place below a version, told from the version before it where there is one.
    private static Bound before(Version version, boolean lower) {
        VersionParts parts = version.parts();
        boolean first = parts.dev == 0 && parts.local == null;
        if (first && parts.post == VersionParts.NONE && parts.pre >= 1) {
            return new AfterPosts(
                    new Version(parts.withPre(parts.pre - 1).withDev(VersionParts.NONE)));
        }
        if (parts.dev >= 1 && parts.local == null) {
            return new AfterLocals(new Version(parts.withDev(parts.dev - 1)));
        }
        if (first && parts.post != VersionParts.NONE) {
            return new AfterLocals(
                    new Version(parts.withPost(parts.post - 1).withDev(VersionParts.NONE)));
        }
        return new At(version, lower);
    }
}

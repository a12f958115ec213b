package dev.wardian.standards.version;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Spells one interval of versions in specifiers.
///
/// The same interval can be spelt with and without naming a development release (`<2` and
/// `<2.dev0`), and the choice matters, because naming one opts into pre-releases. Each instance
/// makes one choice throughout; a spelling is checked by whoever asked for it.
final class IntervalSpelling {
    private final boolean namesPrereleases;

    IntervalSpelling(boolean namesPrereleases) {
        this.namesPrereleases = namesPrereleases;
    }

    /// The fragments that together accept the interval; empty where PEP 440 has none.
    Optional<List<String>> spell(Cut lowerCut, Cut upperCut) {
        Bound lower = Bound.lower(lowerCut);
        Bound upper = Bound.upper(upperCut);
        if (lower instanceof Bound.At(Version version, boolean inclusive) && inclusive) {
            boolean localPoint = version.isLocal() && upper.equals(new Bound.At(version, true));
            if (localPoint || upper.equals(new Bound.AfterLocals(version))) {
                return Optional.of(List.of("==" + version));
            }
        }
        Optional<Version> wildcard = wildcard(lower, upper);
        if (wildcard.isPresent()) {
            return Optional.of(List.of("==" + wildcard.get() + ".*"));
        }
        if (!namesPrereleases) {
            Optional<Version> floor = epochFloor(lower);
            if (floor.isPresent()) {
                Cut cap = Cut.before(floor.get().withRelease(1).withDev(0));
                if (upperCut.compareTo(cap) <= 0) {
                    return spellEpochFloor(lower, floor.get(), upper, upperCut.equals(cap));
                }
            }
        }
        return concat(lower(lower), upper(upper));
    }

    /// `V` if the interval is `==V.*`.
    private static Optional<Version> wildcard(Bound lower, Bound upper) {
        if (!(lower instanceof Bound.At(Version low, boolean lowIn) && lowIn && low.isFirstDev())
                || !(upper instanceof Bound.At(Version high, boolean highIn)
                        && !highIn
                        && high.isFirstDev())
                || low.epoch() != high.epoch()) {
            return Optional.empty();
        }
        long[] from = low.trimmed().parts().release;
        long[] to = high.trimmed().parts().release;
        int length = Math.max(from.length, to.length);
        long[] next = Arrays.copyOf(from, length);
        next[length - 1]++;
        return Arrays.equals(next, Arrays.copyOf(to, length))
                ? Optional.of(low.base().withRelease(Arrays.copyOf(from, length)))
                : Optional.empty();
    }

    /// `E!0` if the interval begins among the development releases of the first release of an
    /// epoch after the first. Below them lies no version to name, so only `==E!0.*` reaches them.
    private static Optional<Version> epochFloor(Bound lower) {
        Version inner;
        switch (lower) {
            case Bound.AfterLocals(Version version) -> inner = version;
            case Bound.At(Version version, boolean inclusive) -> {
                if (!inclusive || version.dev().orElse(-1) != 0) {
                    return Optional.empty();
                }
                inner = version;
            }
            case Bound.AfterPosts _, Bound.Open _ -> {
                return Optional.empty();
            }
        }
        VersionParts parts = inner.parts();
        boolean floor =
                parts.epoch != 0
                        && parts.dev != VersionParts.NONE
                        && parts.label == VersionParts.NO_LABEL
                        && parts.post == VersionParts.NONE
                        && parts.local == null
                        && parts.significant() == 0;
        return floor ? Optional.of(inner.base().withRelease(0)) : Optional.empty();
    }

    private Optional<List<String>> spellEpochFloor(
            Bound lower, Version family, Bound upper, boolean atCap) {
        long excluded = lower instanceof Bound.AfterLocals(Version last) ? last.parts().dev + 1 : 0;
        if (excluded > RangeSpelling.LONGEST_RUN) {
            return Optional.empty();
        }
        List<String> fragments = new ArrayList<>();
        fragments.add("==" + family + ".*");
        for (long dev = 0; dev < excluded; dev++) {
            fragments.add("!=" + family.withDev(dev));
        }
        return atCap ? Optional.of(fragments) : concat(Optional.of(fragments), upper(upper));
    }

    private Optional<List<String>> lower(Bound lower) {
        return switch (lower) {
            case Bound.Open _ -> Optional.of(List.of());
            case Bound.AfterPosts(Version version) -> Optional.of(List.of(">" + version));
            case Bound.AfterLocals(Version version) -> afterLocals(version);
            case Bound.At(Version version, boolean inclusive) -> {
                if (!inclusive) {
                    yield Optional.empty();
                }
                Optional<List<String>> quiet = namesPrereleases ? Optional.empty() : quiet(version);
                yield quiet.isPresent() ? quiet : Optional.of(List.of(">=" + version));
            }
        };
    }

    private Optional<List<String>> afterLocals(Version inner) {
        if (inner.isFirst()) {
            return Optional.of(List.of("!=" + inner));
        }
        if (!namesPrereleases && inner.isDevrelease()) {
            Version family = inner.withDev(0);
            Optional<List<String>> anchor = devAnchor(family);
            long last = inner.parts().dev;
            if (anchor.isPresent()) {
                if (last + 1 > RangeSpelling.LONGEST_RUN) {
                    return Optional.empty();
                }
                List<String> fragments = new ArrayList<>(anchor.get());
                for (long dev = 0; dev <= last; dev++) {
                    fragments.add("!=" + family.withDev(dev));
                }
                return Optional.of(fragments);
            }
        } else if (!namesPrereleases) {
            Optional<List<String>> quiet = Cut.afterLocals(inner).above().flatMap(this::quiet);
            if (quiet.isPresent()) {
                return quiet;
            }
        }
        return Optional.of(List.of(">=" + inner, "!=" + inner));
    }

    /// All versions from the first development release of a family on, without naming it.
    private Optional<List<String>> devAnchor(Version family) {
        if (family.isFirst()) {
            return Optional.of(List.of());
        }
        Optional<List<String>> quiet = quiet(family);
        if (quiet.isPresent()) {
            return quiet;
        }
        VersionParts parts = family.parts();
        if (parts.label == VersionParts.NO_LABEL && parts.post == 0) {
            Version base = family.base();
            return Optional.of(List.of(">=" + base, "!=" + base));
        }
        return Optional.empty();
    }

    /// All versions from a `.dev0` on, spelt by the version before it.
    private Optional<List<String>> quiet(Version version) {
        VersionParts parts = version.parts();
        if (parts.dev != 0 || parts.label != VersionParts.NO_LABEL || parts.local != null) {
            return Optional.empty();
        }
        if (parts.post != VersionParts.NONE) {
            return parts.post < 1
                    ? Optional.empty()
                    : Optional.of(List.of(">" + version.withPost(parts.post - 1).withoutDev()));
        }
        long[] release = version.trimmed().parts().release;
        int last = release.length - 1;
        if (release[last] < 1) {
            return Optional.empty();
        }
        long[] lower = release.clone();
        lower[last]--;
        Version below = version.base().withRelease(lower);
        return parts.epoch == 0 && below.parts().significant() == 0
                ? Optional.of(List.of("!=" + below + ".*"))
                : Optional.of(List.of(">=" + below, "!=" + below + ".*"));
    }

    private Optional<List<String>> upper(Bound upper) {
        return switch (upper) {
            case Bound.Open _ -> Optional.of(List.of());
            case Bound.AfterPosts _ ->
                    // Only that of a pre-release can be named, by the first of the next.
                    afterPosts(upper);
            case Bound.AfterLocals(Version version) -> Optional.of(List.of(atMost(version)));
            case Bound.At(Version version, boolean inclusive) ->
                    inclusive ? Optional.empty() : Optional.of(below(version));
        };
    }

    private static Optional<List<String>> afterPosts(Bound upper) {
        return upper instanceof Bound.AfterPosts(Version version)
                ? Cut.afterPosts(version).above().map(next -> List.of("<" + next))
                : Optional.empty();
    }

    private String atMost(Version version) {
        VersionParts parts = version.parts();
        boolean plainPost =
                parts.label == VersionParts.NO_LABEL
                        && parts.post != VersionParts.NONE
                        && parts.dev == VersionParts.NONE;
        return plainPost && !namesPrereleases
                ? "<" + version.withPost(parts.post + 1)
                : "<=" + version;
    }

    private List<String> below(Version version) {
        VersionParts parts = version.parts();
        if (parts.dev == 0 && parts.label == VersionParts.NO_LABEL && parts.local == null) {
            return List.of("<" + (namesPrereleases ? version : version.withoutDev()));
        }
        return List.of("<=" + version, "!=" + version);
    }

    private static Optional<List<String>> concat(
            Optional<List<String>> first, Optional<List<String>> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        List<String> both = new ArrayList<>(first.get());
        both.addAll(second.get());
        return Optional.of(both);
    }
}

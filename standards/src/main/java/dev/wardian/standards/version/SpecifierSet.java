package dev.wardian.standards.version;

import dev.wardian.standards.SyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A conjunction of specifiers, `>=1.4,<2` (PEP 440): all of them must hold, and where there are
/// none every version fits.
///
/// Equal sets hold equal specifiers in whatever order. Immutable.
public final class SpecifierSet {
    /// The set without specifiers.
    public static final SpecifierSet ANY = new SpecifierSet(List.of());

    private final List<Specifier> specifiers;

    // Worked out when first asked for, since most requirements that are read are never computed
    // with. Immutable, so threads that race here at worst do the same work twice.
    private @Nullable VersionRange range;

    private SpecifierSet(List<Specifier> specifiers) {
        this.specifiers = specifiers;
    }

    /// Specifiers separated by commas, which may also stand at the ends or twice.
    public static SpecifierSet parse(String text) {
        List<Specifier> specifiers = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            String piece = Whitespace.strip(text.substring(start, end));
            if (!piece.isEmpty()) {
                specifiers.add(Specifier.parse(piece));
            }
            start = end + 1;
        }
        return of(specifiers);
    }

    public static Optional<SpecifierSet> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (SyntaxException _) {
            return Optional.empty();
        }
    }

    public static SpecifierSet of(Collection<Specifier> specifiers) {
        return specifiers.isEmpty() ? ANY : new SpecifierSet(List.copyOf(specifiers));
    }

    /// The specifiers as they were given, in their order.
    public List<Specifier> specifiers() {
        return specifiers;
    }

    public boolean isEmpty() {
        return specifiers.isEmpty();
    }

    /// Whether a version satisfies every specifier, pre-release or not.
    public boolean contains(Version version) {
        return toRange().contains(version) && containsText(version);
    }

    /// Whether a version satisfies every specifier and its being a pre-release is no obstacle.
    public boolean contains(Version version, Prereleases prereleases) {
        return contains(version)
                && (prereleases != Prereleases.EXCLUDED || !version.isPrerelease());
    }

    /// Whether a text satisfies every specifier: as a version, or letter by letter what `===` asks
    /// for. A text that is no version satisfies the set without specifiers.
    public boolean contains(String text, Prereleases prereleases) {
        @Nullable Version version = Version.parseOrNull(text);
        boolean excluded =
                prereleases == Prereleases.EXCLUDED && version != null && version.isPrerelease();
        return !excluded && matches(text, version);
    }

    /// The texts that satisfy every specifier and come through the policy on pre-releases.
    ///
    /// With [Prereleases#IF_NECESSARY] pre-releases count if a specifier names one or if no final
    /// release satisfies the set. The order is kept, except that pre-releases which had to wait
    /// for that come last.
    public List<String> filter(List<String> texts, Prereleases prereleases) {
        boolean named = prereleases == Prereleases.IF_NECESSARY && mentionsPrerelease();
        PrereleaseFilter filter = new PrereleaseFilter(named ? Prereleases.ADMITTED : prereleases);
        for (String text : texts) {
            @Nullable Version version = Version.parseOrNull(text);
            if (matches(text, version)) {
                filter.offer(text, Optional.ofNullable(version), false);
            }
        }
        return filter.result();
    }

    /// Whether no version and no text can satisfy all specifiers under a policy.
    public boolean isUnsatisfiable(Prereleases prereleases) {
        return AcceptedVersions.of(this, prereleases).isEmpty();
    }

    private boolean matches(String text, @Nullable Version version) {
        for (Specifier specifier : specifiers) {
            boolean fits =
                    specifier.operator() == Operator.ARBITRARY
                            ? specifier.matchesText(text)
                            : version != null && specifier.contains(version);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private boolean containsText(Version version) {
        for (Specifier specifier : specifiers) {
            if (specifier.operator() == Operator.ARBITRARY && !specifier.contains(version)) {
                return false;
            }
        }
        return true;
    }

    /// Whether any of the specifiers names a pre-release and so opts into them.
    public boolean mentionsPrerelease() {
        for (Specifier specifier : specifiers) {
            if (specifier.mentionsPrerelease()) {
                return true;
            }
        }
        return false;
    }

    /// The versions that satisfy every specifier, pre-releases among them. A `===` counts as the
    /// versions equal to its own, see [Specifier#toRange].
    public VersionRange toRange() {
        VersionRange common = range;
        if (common == null) {
            common = VersionRange.full();
            for (Specifier specifier : specifiers) {
                common = common.intersection(specifier.toRange());
            }
            range = common;
        }
        return common;
    }

    /// The specifiers of both sets.
    public SpecifierSet and(SpecifierSet other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        List<Specifier> both = new ArrayList<>(specifiers);
        both.addAll(other.specifiers);
        return new SpecifierSet(List.copyOf(both));
    }

    private List<Specifier> sorted() {
        if (specifiers.size() < 2) {
            return specifiers;
        }
        List<Specifier> sorted = new ArrayList<>(specifiers);
        sorted.sort((left, right) -> left.toString().compareTo(right.toString()));
        return List.copyOf(new LinkedHashSet<>(sorted));
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof SpecifierSet other
                && specifiers.containsAll(other.specifiers)
                && other.specifiers.containsAll(specifiers);
    }

    @Override
    public int hashCode() {
        return new HashSet<>(specifiers).hashCode();
    }

    /// The specifiers, sorted and without duplicates, separated by commas.
    @Override
    public String toString() {
        return text(sorted());
    }

    /// The specifiers in the order they were given, separated by commas: for people, who look for
    /// what they wrote.
    public String asWritten() {
        return text(specifiers);
    }

    private static String text(List<Specifier> specifiers) {
        StringBuilder text = new StringBuilder();
        for (Specifier specifier : specifiers) {
            if (!text.isEmpty()) {
                text.append(',');
            }
            text.append(specifier);
        }
        return text.toString();
    }
}

package dev.wardian.standards.version;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All that a specifier set says, as a set that can be computed with: a [VersionRange], the texts
/// that `===` names one by one, and which pre-releases are welcome.
///
/// Where a resolver computes with ranges and keeps its policy on pre-releases elsewhere, this type
/// carries the policy along, so that a union or difference of sets still answers as the sets
/// themselves would have. A policy other than [Prereleases#IF_NECESSARY] holds for the whole set;
/// under that one, the versions of every specifier that names a pre-release are opted in. Sets
/// must have the same policy to be combined. Equal objects answer every question alike.
/// Immutable.
public final class AcceptedVersions {
    private final VersionRange versions;
    private final Set<String> admitted;
    private final Set<String> rejected;
    private final boolean anyText;
    private final Prereleases policy;
    private final VersionRange optedIn;

    private AcceptedVersions(
            VersionRange versions,
            Set<String> admitted,
            Set<String> rejected,
            boolean anyText,
            Prereleases policy,
            VersionRange optedIn) {
        this.versions = versions;
        this.anyText = anyText;
        this.policy = policy;
        this.optedIn =
                policy == Prereleases.IF_NECESSARY
                        ? optedIn.intersection(versions)
                        : VersionRange.empty();
        Set<String> added = new TreeSet<>();
        for (String text : admitted) {
            if (!rejected.contains(text) && !coversText(text)) {
                added.add(text);
            }
        }
        Set<String> removed = new TreeSet<>();
        for (String text : rejected) {
            if (coversText(text)) {
                removed.add(text);
            }
        }
        this.admitted = Collections.unmodifiableSet(added);
        this.rejected = Collections.unmodifiableSet(removed);
    }

    private static AcceptedVersions plain(
            VersionRange versions, boolean anyText, Prereleases policy) {
        return new AcceptedVersions(
                versions, Set.of(), Set.of(), anyText, policy, VersionRange.empty());
    }

    /// What a specifier set accepts under a policy; the empty set accepts any text.
    public static AcceptedVersions of(SpecifierSet specifiers, Prereleases policy) {
        AcceptedVersions all = everything(policy);
        VersionRange named = VersionRange.empty();
        for (Specifier specifier : specifiers.specifiers()) {
            if (specifier.operator() == Operator.ARBITRARY) {
                Set<String> text = Set.of(fold(specifier.version()));
                all =
                        all.intersection(
                                new AcceptedVersions(
                                        VersionRange.empty(),
                                        text,
                                        Set.of(),
                                        false,
                                        policy,
                                        VersionRange.empty()));
            } else {
                all = all.intersection(plain(specifier.toRange(), false, policy));
                named = specifier.mentionsPrerelease() ? named.union(specifier.toRange()) : named;
            }
        }
        return new AcceptedVersions(
                all.versions, all.admitted, all.rejected, all.anyText, policy, named);
    }

    /// Every version and every text.
    public static AcceptedVersions everything(Prereleases policy) {
        return plain(VersionRange.full(), true, policy);
    }

    /// Every version, but no text that is none.
    public static AcceptedVersions everyVersion(Prereleases policy) {
        return plain(VersionRange.full(), false, policy);
    }

    public static AcceptedVersions nothing(Prereleases policy) {
        return plain(VersionRange.empty(), false, policy);
    }

    /// This version alone, without its local versions.
    public static AcceptedVersions singleton(Version version, Prereleases policy) {
        return plain(VersionRange.singleton(version), false, policy);
    }

    /// The versions accepted as versions, whatever the policy.
    public VersionRange versions() {
        return versions;
    }

    public Prereleases policy() {
        return policy;
    }

    public AcceptedVersions intersection(AcceptedVersions other) {
        VersionRange common = versions.intersection(other.versions);
        boolean text = anyText && other.anyText && !common.isEmpty();
        return combined(other, Combination.INTERSECTION, common, text, bothOptedIn(other));
    }

    public AcceptedVersions union(AcceptedVersions other) {
        VersionRange united = versions.union(other.versions);
        // A flag kept by the complement of everything must not come to life again in a union.
        boolean text =
                united.isEmpty()
                        ? anyText || other.anyText
                        : (anyText && !versions.isEmpty())
                                || (other.anyText && !other.versions.isEmpty());
        return combined(other, Combination.UNION, united, text, bothOptedIn(other));
    }

    /// What this set accepts and the other does not; the other opts nothing in.
    public AcceptedVersions difference(AcceptedVersions other) {
        requireSamePolicy(other);
        if (other.versions.isEmpty() && other.admitted.isEmpty()) {
            return this;
        }
        VersionRange left = versions.difference(other.versions);
        boolean text = anyText && left.equals(versions);
        return combined(other, Combination.DIFFERENCE, left, text, optedIn);
    }

    /// What this set does not accept. Leaving out is no opting in, so what was opted in is
    /// forgotten, and so is what `===` named once it has been turned twice.
    public AcceptedVersions complement() {
        return new AcceptedVersions(
                versions.complement(), rejected, admitted, anyText, policy, VersionRange.empty());
    }

    private VersionRange bothOptedIn(AcceptedVersions other) {
        return optedIn.union(other.optedIn);
    }

    private AcceptedVersions combined(
            AcceptedVersions other,
            Combination combination,
            VersionRange range,
            boolean text,
            VersionRange opted) {
        requireSamePolicy(other);
        Set<String> added = new LinkedHashSet<>();
        Set<String> removed = new LinkedHashSet<>();
        for (Set<String> named : List.of(admitted, rejected, other.admitted, other.rejected)) {
            for (String each : named) {
                boolean mine = acceptsText(each);
                boolean theirs = other.acceptsText(each);
                boolean kept =
                        switch (combination) {
                            case INTERSECTION -> mine && theirs;
                            case UNION -> mine || theirs;
                            case DIFFERENCE -> mine && !theirs;
                        };
                (kept ? added : removed).add(each);
            }
        }
        return new AcceptedVersions(range, added, removed, text, policy, opted);
    }

    private void requireSamePolicy(AcceptedVersions other) {
        if (policy != other.policy) {
            throw new IllegalArgumentException(
                    "sets with different policies on pre-releases: "
                            + policy
                            + ", "
                            + other.policy);
        }
    }

    public boolean isSubsetOf(AcceptedVersions other) {
        requireSamePolicy(other);
        return !(acceptsAnyText() && !other.acceptsAnyText()) && difference(other).isEmpty();
    }

    public boolean isDisjoint(AcceptedVersions other) {
        return intersection(other).isEmpty();
    }

    /// Whether nothing is accepted, not even a pre-release where those are excluded.
    public boolean isEmpty() {
        if (acceptsAnyText()) {
            return false;
        }
        boolean excluding = policy == Prereleases.EXCLUDED;
        for (String text : admitted) {
            @Nullable Version version = excluding ? Version.parseOrNull(text) : null;
            if (version == null || !version.isPrerelease()) {
                return false;
            }
        }
        return versions.isEmpty() || (excluding && !FinalReleases.in(versions));
    }

    /// Whether a text is accepted under the policy of this set.
    public boolean contains(String text) {
        return contains(text, policy);
    }

    /// Whether a text is accepted, under another policy than that of this set; a single version has
    /// no rivals, so under [Prereleases#IF_NECESSARY] it may be a pre-release.
    public boolean contains(String text, Prereleases prereleases) {
        @Nullable Version version = Version.parseOrNull(text);
        boolean excluded =
                prereleases == Prereleases.EXCLUDED && version != null && version.isPrerelease();
        return !excluded && acceptsText(fold(text));
    }

    /// The texts that come through the policy of this set, in their order but for pre-releases
    /// that had to wait for the end.
    public List<String> filter(List<String> texts) {
        return filter(texts, policy, optedIn);
    }

    /// As [#filter(List)], but all or none of the pre-releases come through; where
    /// [Prereleases#IF_NECESSARY] is asked for, the policy of this set decides.
    public List<String> filter(List<String> texts, Prereleases prereleases) {
        return prereleases == Prereleases.IF_NECESSARY
                ? filter(texts)
                : filter(texts, prereleases, VersionRange.empty());
    }

    private List<String> filter(List<String> texts, Prereleases prereleases, VersionRange opted) {
        PrereleaseFilter filter = new PrereleaseFilter(prereleases);
        for (String text : texts) {
            String folded = fold(text);
            if (acceptsText(folded)) {
                Optional<Version> version = Version.tryParse(text);
                boolean named = admitted.contains(folded);
                filter.offer(text, version, named || version.filter(opted::contains).isPresent());
            }
        }
        return filter.result();
    }

    /// The simplest specifiers that say the same, read under the same policy; empty where there
    /// are none, as for most unions.
    public Optional<SpecifierSet> toSpecifiers() {
        if (!rejected.isEmpty() || (anyText && !versions.isFull())) {
            return Optional.empty();
        }
        if (isEmpty()) {
            return SpecifierSet.tryParse("<0");
        }
        if (!admitted.isEmpty() && (!versions.isEmpty() || admitted.size() > 1)) {
            return Optional.empty();
        }
        return RangeSpelling.simplest(candidates(), this::isSaidBy);
    }

    private Set<String> candidates() {
        Set<String> bases = new LinkedHashSet<>();
        if (versions.isEmpty()) {
            bases.add(Operator.ARBITRARY + admitted.iterator().next());
        } else if (versions.isFull()) {
            bases.add(anyText ? "" : ">=0.dev0");
        } else {
            bases.addAll(RangeSpelling.candidates(versions));
            if (policy == Prereleases.EXCLUDED) {
                bases.addAll(RangeSpelling.candidates(FinalReleases.tightened(versions)));
            }
        }
        Set<String> candidates = new LinkedHashSet<>();
        for (String base : bases) {
            candidates.add(base);
            // A floor that leaves nothing out, but names a pre-release and so opts all in.
            if (policy == Prereleases.IF_NECESSARY && optedIn.equals(versions)) {
                candidates.add(base.isEmpty() ? ">=0.dev0" : base + ",>=0.dev0");
            }
        }
        return candidates;
    }

    private boolean isSaidBy(SpecifierSet specifiers) {
        AcceptedVersions said = of(specifiers, policy);
        return said.equals(this)
                || (policy == Prereleases.EXCLUDED
                        && difference(said).isEmpty()
                        && said.difference(this).isEmpty());
    }

    /// Whether the range or the flag for any text covers a folded text.
    private boolean coversText(String text) {
        @Nullable Version version = Version.parseOrNull(text);
        return version == null ? acceptsAnyText() : versions.contains(version);
    }

    private boolean acceptsText(String folded) {
        return !rejected.contains(folded) && (admitted.contains(folded) || coversText(folded));
    }

    /// The flag for any text speaks only while no version is left out.
    private boolean acceptsAnyText() {
        return anyText && versions.isFull();
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof AcceptedVersions other
                && versions.equals(other.versions)
                && admitted.equals(other.admitted)
                && rejected.equals(other.rejected)
                && anyText == other.anyText
                && policy == other.policy
                && optedIn.equals(other.optedIn);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * versions.hashCode() + admitted.hashCode()) + optedIn.hashCode();
    }

    /// The range with what `===` adds and removes, for people who debug.
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        parts.add(versions.toString());
        for (String text : admitted) {
            parts.add("or ===" + text);
        }
        for (String text : rejected) {
            parts.add("not ===" + text);
        }
        return String.join(" ", parts);
    }

    private enum Combination {
        INTERSECTION,
        UNION,
        DIFFERENCE
    }
}

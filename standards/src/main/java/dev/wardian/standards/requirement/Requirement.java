package dev.wardian.standards.requirement;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.marker.Marker;
import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.SpecifierSet;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// What one package asks of another: a name, extras, the versions that will do or a URL to take it
/// from, and the condition under which it asks (PEP 508).
///
/// Names are normalised, so equal requirements are those that mean the same by PEP 503 and PEP 685;
/// a marker that always holds is none. Immutable.
///
///     Requirement.parse("requests[socks] >=2.8.1, ==2.8.* ; python_version < '3.9'")
///
/// @param url as written, with whatever scheme or path; version specifiers are then empty
public record Requirement(
        PackageName name,
        SortedSet<ExtraName> extras,
        SpecifierSet specifiers,
        Optional<String> url,
        Optional<Marker> marker) {

    private static final SortedSet<ExtraName> NO_EXTRAS =
            Collections.unmodifiableSortedSet(new TreeSet<>());

    public Requirement {
        extras = extras.isEmpty() ? NO_EXTRAS : copy(extras);
        if (url.isPresent() && !specifiers.isEmpty()) {
            throw new IllegalArgumentException("a requirement has a URL or versions, not both");
        }
        if (marker.isPresent() && Marker.Constant.TRUE.equals(marker.get())) {
            marker = Optional.empty();
        }
    }

    private static SortedSet<ExtraName> copy(SortedSet<ExtraName> extras) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(extras));
    }

    /// Any version of a package.
    public static Requirement of(PackageName name) {
        return of(name, SpecifierSet.ANY);
    }

    /// Some versions of a package.
    public static Requirement of(PackageName name, SpecifierSet specifiers) {
        return new Requirement(name, NO_EXTRAS, specifiers, Optional.empty(), Optional.empty());
    }

    /// The requirement written in a text; a [SyntaxException] tells where it stops being one.
    public static Requirement parse(String text) {
        return new RequirementParser(text).parse();
    }

    /// As [#parse], but a text that is none is first repaired in the ways that metadata published
    /// before 2020 needs: a missing comma (`>=1<2`), a star after an order (`>=1.*`), a missing dot
    /// before a star (`!=3.0*`), `!=~1.0`, a comma at the end, `>dev`, `>=1.0a1.0`, stray quotes,
    /// years with letters (`>=2011k`).
    /// If no repair helps, the exception tells about the text as it was written.
    public static Requirement parseLenient(String text) {
        return new RequirementReader().readLenient(text);
    }

    /// Specifiers, repaired as in [#parseLenient] if need be; for `Requires-Python` of old metadata
    /// and index pages.
    public static SpecifierSet parseLenientSpecifiers(String text) {
        try {
            return SpecifierSet.parse(text);
        } catch (SyntaxException fault) {
            return Repairs.parseRepaired(text, SpecifierSet::parse, fault);
        }
    }

    /// Whether the requirement is asked for in an environment, while these extras of the package
    /// that asks are wanted.
    public boolean appliesTo(MarkerEnvironment environment, Set<ExtraName> wantedExtras) {
        return marker.isEmpty() || marker.get().evaluate(environment, wantedExtras);
    }

    /// The same requirement under another condition.
    public Requirement withMarker(Marker other) {
        return new Requirement(name, extras, specifiers, url, Optional.of(other));
    }

    /// The same requirement with no condition.
    public Requirement withoutMarker() {
        return marker.isEmpty()
                ? this
                : new Requirement(name, extras, specifiers, url, Optional.empty());
    }

    /// The same requirement of the package alone.
    public Requirement withoutExtras() {
        return extras.isEmpty() ? this : new Requirement(name, NO_EXTRAS, specifiers, url, marker);
    }

    /// The same requirement for other versions.
    public Requirement withSpecifiers(SpecifierSet other) {
        return new Requirement(name, extras, other, url, marker);
    }

    /// The requirement in the form of PEP 508, `name[extra]>=1; marker`, which parses to an equal
    /// one.
    @Override
    public String toString() {
        return text(specifiers.toString());
    }

    /// As [#toString], with the specifiers in the order they were given: for people, who look for
    /// what they wrote.
    public String asWritten() {
        return text(specifiers.asWritten());
    }

    private String text(String versions) {
        StringBuilder text = new StringBuilder(name.toString());
        if (!extras.isEmpty()) {
            char separator = '[';
            for (ExtraName extra : extras) {
                text.append(separator).append(extra);
                separator = ',';
            }
            text.append(']');
        }
        text.append(versions);
        if (url.isPresent()) {
            text.append(" @ ").append(url.get());
        }
        if (marker.isPresent()) {
            text.append(url.isPresent() ? " ; " : "; ").append(marker.get());
        }
        return text.toString();
    }
}

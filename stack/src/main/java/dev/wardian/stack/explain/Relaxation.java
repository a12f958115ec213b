package dev.wardian.stack.explain;

import dev.wardian.standards.version.Operator;
import dev.wardian.standards.version.Specifier;
import dev.wardian.standards.version.SpecifierSet;
import dev.wardian.standards.version.Version;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The smallest change to specifiers that lets a version in: each specifier that refuses it is
/// moved as far as it must be, in the form that a person gave it.
final class Relaxation {

    private Relaxation() {}

    /// Each specifier that refuses the version with the one in its place; empty where none does.
    static Map<Specifier, Optional<Specifier>> towards(SpecifierSet specifiers, Version version) {
        var changes = new LinkedHashMap<Specifier, Optional<Specifier>>();
        for (var specifier : specifiers.specifiers()) {
            if (!specifier.contains(version)) {
                changes.put(
                        specifier, moved(specifier, version).filter(it -> it.contains(version)));
            }
        }
        return changes;
    }

    private static Optional<Specifier> moved(Specifier specifier, Version version) {
        var operator = specifier.operator();
        return switch (operator) {
            case EQUAL ->
                    specifier.isWildcard()
                            ? of(operator, prefix(version, numbers(specifier)) + ".*")
                            : of(operator, version.toString());
            case ARBITRARY, AT_LEAST, AT_MOST -> of(operator, version.toString());
            case GREATER -> of(Operator.AT_LEAST, version.toString());
            case COMPATIBLE -> of(operator, prefix(version, Math.max(2, numbers(specifier))));
            case LESS -> of(operator, above(specifier, version));
            case NOT_EQUAL -> Optional.empty();
        };
    }

    private static Optional<Specifier> of(Operator operator, String version) {
        return Specifier.tryParse(operator.symbol() + version);
    }

    /// How many numbers the specifier's release has.
    private static int numbers(Specifier specifier) {
        return specifier.parsedVersion().map(it -> it.release().size()).orElse(1);
    }

    /// The first numbers of a release, zeros where there are no more.
    private static String prefix(Version version, int count) {
        var text = new StringBuilder();
        if (version.epoch() != 0) {
            text.append(version.epoch()).append('!');
        }
        for (var index = 0; index < count; index++) {
            var release = version.release();
            text.append(index == 0 ? "" : ".");
            text.append(index < release.size() ? release.get(index) : 0L);
        }
        return text.toString();
    }

    /// The next release after the version, as fine as the limit that is moved: whole major versions
    /// where that one was crossed, else minor ones.
    private static String above(Specifier specifier, Version version) {
        var major = specifier.parsedVersion().map(Version::major).orElse(0L);
        var epoch = version.epoch() == 0 ? "" : version.epoch() + "!";
        return numbers(specifier) == 1 || major != version.major()
                ? epoch + (version.major() + 1)
                : epoch + version.major() + "." + (version.minor() + 1);
    }
}

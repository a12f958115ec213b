package dev.wardian.stack.workspace;

import dev.wardian.standards.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// A step from one version of a project to a later one: which part of it rises, by one or to a
/// number. `minor` takes `1.2.3rc1` to `1.3.0`, `stable` to `1.2.3`, `rc=5` to `1.2.3rc5`.
///
/// @param part what rises
/// @param number what it becomes; empty: one more than it was
public record VersionStep(Part part, OptionalLong number) {

    /// What can rise.
    public enum Part {
        MAJOR,
        MINOR,
        PATCH,
        STABLE,
        ALPHA,
        BETA,
        RC,
        POST,
        DEV;

        /// Whether it is one of the numbers of the release.
        boolean isOfRelease() {
            return this == MAJOR || this == MINOR || this == PATCH;
        }

        /// Whether it makes a version that comes before its release.
        boolean isBeforeRelease() {
            return this == ALPHA || this == BETA || this == RC || this == DEV;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Reads `minor` or `minor=7`; empty for anything else, and for a number behind `stable`.
    public static Optional<VersionStep> parse(String text) {
        var equals = text.indexOf('=');
        var word = equals < 0 ? text : text.substring(0, equals);
        for (var part : Part.values()) {
            if (part.toString().equals(word)) {
                return equals < 0
                        ? Optional.of(new VersionStep(part, OptionalLong.empty()))
                        : part == Part.STABLE
                                ? Optional.empty()
                                : number(text.substring(equals + 1))
                                        .map(it -> new VersionStep(part, OptionalLong.of(it)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Long> number(String digits) {
        var plain = digits.length() <= 18 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain && !digits.isEmpty() ? Optional.of(Long.valueOf(digits)) : Optional.empty();
    }

    /// Why steps do not go together; empty if they do: at most one of the release with one that
    /// comes before it, `stable` and `post` alone.
    public static Optional<String> fault(List<VersionStep> steps) {
        if (steps.size() < 2) {
            return Optional.empty();
        }
        for (var step : steps) {
            if (!step.part.isOfRelease() && !step.part.isBeforeRelease()) {
                return Optional.of("`" + step.part + "` goes with no other part of a version");
            }
        }
        var release = steps.stream().filter(it -> it.part.isOfRelease()).toList();
        var before = steps.stream().filter(it -> it.part.isBeforeRelease()).toList();
        for (var alike : List.of(release, before)) {
            if (alike.size() > 1) {
                return Optional.of(
                        "`"
                                + alike.get(0).part
                                + "` and `"
                                + alike.get(1).part
                                + "` exclude each other");
            }
        }
        return Optional.empty();
    }

    /// The version after these steps, those of the release first; a local label stays.
    public static Version after(Version version, List<VersionStep> steps) {
        var next = version;
        for (var step : steps) {
            next = step.part.isOfRelease() ? step.of(next) : next;
        }
        for (var step : steps) {
            next = step.part.isOfRelease() ? next : step.of(next);
        }
        return next;
    }

    private Version of(Version version) {
        return switch (part) {
            case MAJOR -> release(version, 0);
            case MINOR -> release(version, 1);
            case PATCH -> release(version, 2);
            case STABLE -> spelled(version, version.release(), "");
            case ALPHA -> before(version, "a");
            case BETA -> before(version, "b");
            case RC -> before(version, "rc");
            case POST ->
                    spelled(
                            version,
                            version.release(),
                            pre(version) + ".post" + of(version.post()));
            case DEV -> {
                var post = version.post();
                yield spelled(
                        version,
                        version.release(),
                        pre(version)
                                + (post.isPresent() ? ".post" + post.getAsLong() : "")
                                + ".dev"
                                + of(version.dev()));
            }
        };
    }

    /// The numbers behind the one that rises become zeros.
    private Version release(Version version, int at) {
        var numbers = new ArrayList<>(version.release());
        while (numbers.size() <= at) {
            numbers.add(0L);
        }
        numbers.set(at, number.orElse(numbers.get(at) + 1));
        for (var index = at + 1; index < numbers.size(); index++) {
            numbers.set(index, 0L);
        }
        return spelled(version, numbers, "");
    }

    private Version before(Version version, String label) {
        var same = version.prereleaseLabel().equals(Optional.of(label));
        var was = same ? version.prereleaseNumber() : OptionalLong.empty();
        return spelled(version, version.release(), label + of(was));
    }

    private long of(OptionalLong was) {
        return number.orElse(was.orElse(0) + 1);
    }

    private static String pre(Version version) {
        return version.prereleaseLabel()
                .map(label -> label + version.prereleaseNumber().orElse(0))
                .orElse("");
    }

    private static Version spelled(Version version, List<Long> release, String rest) {
        var text = new StringBuilder();
        if (version.epoch() != 0) {
            text.append(version.epoch()).append('!');
        }
        for (var index = 0; index < release.size(); index++) {
            text.append(index == 0 ? "" : ".").append(release.get(index));
        }
        text.append(rest);
        version.local().ifPresent(local -> text.append('+').append(local));
        return Version.parse(text.toString());
    }
}

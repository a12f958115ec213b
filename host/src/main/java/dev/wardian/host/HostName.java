package dev.wardian.host;

import dev.wardian.host.internal.KnownDistributions;
import dev.wardian.standards.SyntaxException;
import java.util.List;
import java.util.Optional;

/// A machine by its name: `debian:12`, `ubuntu:24.04`, `bookworm`, with words behind commas that
/// correct it: `rhel:9,arch=aarch64,level=3`, `debian:12,glibc=2.36`.
public final class HostName {
    private HostName() {}

    /// The machine that a name stands for. Its processor is an `x86_64` of the lowest level unless
    /// the name says otherwise.
    ///
    /// @throws SyntaxException where no distribution is called so
    public static HostProfile parse(String text) {
        String[] parts = text.split(",", -1);
        KnownDistributions.Known known = distribution(text, parts[0].strip());
        Libc libc = known.libc();
        String architecture = "x86_64";
        Optional<Integer> level = Optional.empty();
        int at = parts[0].length() + 1;
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip();
            String value = part.substring(part.indexOf('=') + 1);
            switch (part.substring(0, Math.max(0, part.indexOf('=')))) {
                case "arch" -> architecture = value;
                case "level" -> level = Optional.of(level(text, at, value));
                case "glibc" -> libc = new Libc(Libc.Family.GLIBC, number(text, at, value));
                case "musl" -> libc = new Libc(Libc.Family.MUSL, number(text, at, value));
                default ->
                        throw new SyntaxException(
                                text, at, "`arch=`, `level=`, `glibc=` or `musl=`");
            }
            at += parts[i].length() + 1;
        }
        boolean intel = architecture.equals("x86_64");
        Processor processor =
                new Processor(architecture, intel ? level.or(() -> Optional.of(1)) : level, "", 0);
        return new HostProfile(
                HostProfile.Origin.NAMED,
                known.distribution(),
                Optional.of(libc),
                processor,
                "",
                Optional.of(known.packages()),
                List.of(),
                Container.none(),
                Memory.unknown(),
                List.of(),
                Accelerators.none());
    }

    private static KnownDistributions.Known distribution(String text, String name) {
        int colon = name.indexOf(':');
        String id = colon < 0 ? name : name.substring(0, colon);
        String version = colon < 0 ? "" : name.substring(colon + 1);
        return KnownDistributions.find(id, version)
                .orElseThrow(() -> new SyntaxException(text, 0, "one of " + offered(id)));
    }

    /// The versions of a distribution that is known, else the distributions.
    private static String offered(String id) {
        List<String> same =
                KnownDistributions.all().stream()
                        .map(KnownDistributions.Known::distribution)
                        .filter(one -> one.id().equals(id))
                        .map(Distribution::toString)
                        .toList();
        List<String> all =
                KnownDistributions.all().stream()
                        .map(one -> one.distribution().id() + ":VERSION")
                        .distinct()
                        .toList();
        return String.join(", ", same.isEmpty() ? all : same);
    }

    private static int level(String text, int at, String value) {
        if (value.length() == 1 && value.charAt(0) >= '1' && value.charAt(0) <= '4') {
            return value.charAt(0) - '0';
        }
        throw new SyntaxException(text, at, "a level from 1 to 4");
    }

    private static MajorMinor number(String text, int at, String value) {
        return MajorMinor.tryParse(value)
                .orElseThrow(() -> new SyntaxException(text, at, "a version such as 2.36"));
    }
}

package dev.wardian.standards.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Versions, specifiers and ranges drawn at random, small enough that they often meet.
final class RandomVersions {
    private final Random random;

    RandomVersions(long seed) {
        this.random = new Random(seed);
    }

    String spelling() {
        StringBuilder text = new StringBuilder();
        if (oneIn(12)) {
            text.append(random.nextInt(3)).append('!');
        }
        int length = 1 + random.nextInt(5);
        for (int i = 0; i < length; i++) {
            text.append(i > 0 ? "." : "").append(number());
        }
        if (oneIn(4)) {
            text.append(pick("a", "b", "rc", "-alpha.", "c", ".pre")).append(number());
        }
        if (oneIn(5)) {
            text.append(pick(".post", "-", ".rev", "-r")).append(number());
        }
        if (oneIn(5)) {
            text.append(pick(".dev", "dev", "-dev-")).append(number());
        }
        if (oneIn(6)) {
            text.append(pick("+local", "+1", "+Ubuntu-01", "+0a", "+local.2", "+1.a.b"));
        }
        return text.toString();
    }

    Version version() {
        return Version.parse(spelling());
    }

    List<Version> versions(int count) {
        List<Version> versions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            versions.add(version());
        }
        return versions;
    }

    Specifier specifier() {
        Version version = version();
        String operator = pick("==", "!=", "<", "<=", ">", ">=", "~=");
        if (operator.length() == 2 && "=!".indexOf(operator.charAt(0)) >= 0) {
            return oneIn(4)
                    ? Specifier.parse(operator + version.base() + ".*")
                    : Specifier.parse(operator + version);
        }
        String text = operator + version.withoutLocal();
        return Specifier.tryParse(text).orElseGet(() -> Specifier.parse(">=" + version.base()));
    }

    SpecifierSet specifiers() {
        List<Specifier> specifiers = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            specifiers.add(specifier());
        }
        return SpecifierSet.of(specifiers);
    }

    VersionRange range() {
        VersionRange range = oneIn(6) ? VersionRange.singleton(version()) : specifiers().toRange();
        for (int i = random.nextInt(3); i > 0; i--) {
            VersionRange next = specifiers().toRange();
            range =
                    switch (random.nextInt(4)) {
                        case 0 -> range.intersection(next);
                        case 1 -> range.difference(next);
                        case 2 -> range.complement();
                        default -> range.union(next);
                    };
        }
        return range;
    }

    private String number() {
        return pick("0", "0", "1", "1", "2", "3", "10", "01", "2024", "20240131", "123456789012");
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}

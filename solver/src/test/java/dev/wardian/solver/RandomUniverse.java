package dev.wardian.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Universes of integer versions by a seed.
final class RandomUniverse {
    private RandomUniverse() {}

    static TableUniverse<Integer> of(long seed, int packages, int versions, double density) {
        SplittableRandom random = new SplittableRandom(seed);
        TableUniverse<Integer> universe = new TableUniverse<>();
        universe.offer(TableUniverse.ROOT, 0, needs(random, packages, versions, density * 2, -1));
        for (int name = 0; name < packages; name++) {
            int offered = random.nextInt(versions + 1);
            for (int i = 0; i < offered; i++) {
                int version = random.nextInt(versions * 2);
                universe.offer(
                        "p" + name, version, needs(random, packages, versions, density, name));
                if (random.nextInt(12) == 0) {
                    universe.refuse("p" + name, version, "by chance");
                }
                conflict(universe, random, packages, versions, name, version);
            }
            if (random.nextInt(4) == 0) {
                virtual(universe, random, packages, versions, name);
            }
        }
        return universe;
    }

    private static void conflict(
            TableUniverse<Integer> universe,
            SplittableRandom random,
            int packages,
            int versions,
            int name,
            int version) {
        int other = random.nextInt(packages);
        if (other != name && random.nextInt(5) == 0) {
            universe.forbid("p" + name, version, "p" + other, range(random, versions * 2));
        }
    }

    private static void virtual(
            TableUniverse<Integer> universe,
            SplittableRandom random,
            int packages,
            int versions,
            int name) {
        for (int version : List.copyOf(universe.versions("p" + name))) {
            List<Dependency<String, Ranges<Integer>>> needs =
                    new ArrayList<>(needs(random, packages, versions, 0.2, name));
            needs.addFirst(new Dependency<>("p" + name, Ranges.only(version)));
            universe.offer("p" + name + "[x]", version, needs);
        }
    }

    private static List<Dependency<String, Ranges<Integer>>> needs(
            SplittableRandom random, int packages, int versions, double density, int self) {
        List<Dependency<String, Ranges<Integer>>> needs = new ArrayList<>();
        for (int name = 0; name < packages; name++) {
            if (name != self && random.nextDouble() < density) {
                String suffix = random.nextInt(6) == 0 ? "[x]" : "";
                needs.add(new Dependency<>("p" + name + suffix, range(random, versions * 2)));
            }
        }
        if (self >= 0 && random.nextInt(20) == 0) {
            needs.add(new Dependency<>("p" + self, range(random, versions * 2)));
        }
        return needs;
    }

    private static Ranges<Integer> range(SplittableRandom random, int top) {
        int low = random.nextInt(top);
        return switch (random.nextInt(6)) {
            case 0 -> Ranges.atLeast(low);
            case 1 -> Ranges.below(low + 1);
            case 2 -> Ranges.atLeast(low).intersection(Ranges.atMost(low + random.nextInt(top)));
            case 3 -> Ranges.only(low).complement();
            case 4 -> Ranges.all();
            default -> Ranges.only(low).union(Ranges.only(random.nextInt(top)));
        };
    }
}

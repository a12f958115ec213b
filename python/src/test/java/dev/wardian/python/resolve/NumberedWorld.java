package dev.wardian.python.resolve;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.standards.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// A small random world of packages in plain numbers, so that it can be judged without any of our
/// own code: version `3.0` is 30, its pre-release `3.0a1` is 25.
///
/// It has extras, markers that apply and that do not, yanked releases, releases for another Python
/// or machine, pre-releases and constraints.
final class NumberedWorld {
    private static final int TOP = 5;

    final List<NavigableMap<Integer, Offer>> packages = new ArrayList<>();
    final List<Need> roots = new ArrayList<>();
    final List<Need> constraints = new ArrayList<>();
    final PrereleaseMode mode;

    enum Op {
        ANY(""),
        AT_LEAST(">="),
        BELOW("<"),
        EQUAL("=="),
        NOT("!=");

        private final String text;

        Op(String text) {
            this.text = text;
        }
    }

    /// What somebody asks for.
    ///
    /// @param extra whether its extra is asked for too
    /// @param number of a final release
    /// @param applies whether its marker holds
    record Need(int target, boolean extra, Op op, int number, boolean applies) {
        boolean accepts(int version) {
            return switch (op) {
                case ANY -> true;
                case AT_LEAST -> version >= number;
                // no pre-release of what is excluded (PEP 440)
                case BELOW -> version < number - 5;
                case EQUAL -> version == number;
                case NOT -> version != number;
            };
        }

        String text() {
            String range = op == Op.ANY ? "" : op.text + version(number);
            String marker = applies ? "python_version >= '3'" : "python_version < '3'";
            return name(target) + (extra ? "[x]" : "") + range + "; " + marker;
        }

        /// As an explanation spells it.
        String spelled() {
            return Requirement.parse(text()).withoutMarker().toString();
        }
    }

    /// One release.
    record Offer(
            boolean yanked,
            boolean otherPython,
            boolean otherMachine,
            List<Need> needs,
            List<Need> extraNeeds) {}

    private NumberedWorld(PrereleaseMode mode) {
        this.mode = mode;
    }

    static String name(int target) {
        return "p" + (char) ('a' + target);
    }

    static String version(int number) {
        return number % 10 == 0 ? number / 10 + ".0" : (number + 5) / 10 + ".0a1";
    }

    static NumberedWorld of(long seed, int packages, double density) {
        SplittableRandom random = new SplittableRandom(seed);
        PrereleaseMode[] modes = {
            PrereleaseMode.DISALLOW, PrereleaseMode.ALLOW, PrereleaseMode.IF_NECESSARY
        };
        NumberedWorld world = new NumberedWorld(modes[random.nextInt(modes.length)]);
        for (int i = 0; i < packages; i++) {
            NavigableMap<Integer, Offer> offers = new TreeMap<>();
            for (int number = 1; number <= TOP; number++) {
                if (random.nextInt(4) != 0) {
                    offers.put(number * 10, offer(random, packages, density));
                }
                if (random.nextInt(5) == 0) {
                    offers.put(number * 10 - 5, offer(random, packages, density));
                }
            }
            world.packages.add(offers);
        }
        for (int i = 0; i < packages; i++) {
            if (i == 0 || random.nextInt(4) == 0) {
                world.roots.add(need(random, i));
            }
            if (random.nextInt(6) == 0) {
                Need limit = need(random, i);
                world.constraints.add(
                        new Need(i, false, limit.op(), limit.number(), limit.applies()));
            }
        }
        return world;
    }

    private static Offer offer(SplittableRandom random, int packages, double density) {
        return new Offer(
                random.nextInt(12) == 0,
                random.nextInt(14) == 0,
                random.nextInt(14) == 0,
                needs(random, packages, density),
                needs(random, packages, density));
    }

    private static List<Need> needs(SplittableRandom random, int packages, double density) {
        List<Need> needs = new ArrayList<>();
        for (int i = 0; i < packages; i++) {
            if (random.nextDouble() < density) {
                needs.add(need(random, i));
            }
        }
        return needs;
    }

    private static Need need(SplittableRandom random, int target) {
        Op op = Op.values()[random.nextInt(Op.values().length)];
        int number = 10 * (1 + random.nextInt(TOP));
        return new Need(target, random.nextInt(4) == 0, op, number, random.nextInt(7) != 0);
    }

    /// A release that there is.
    Offer offer(int target, int version) {
        Offer offer = packages.get(target).get(version);
        if (offer == null) {
            throw new AssertionError(name(target) + " " + version(version) + " is not offered");
        }
        return offer;
    }

    /// Whether a release may be chosen at all.
    boolean isCandidate(int target, int version) {
        Offer offer = packages.get(target).get(version);
        boolean admitted = version % 10 == 0 || mode != PrereleaseMode.DISALLOW;
        return offer != null
                && admitted
                && !offer.otherPython()
                && !offer.otherMachine()
                && (!offer.yanked() || isPinned(target, version));
    }

    /// A yanked release counts where a person asks for it and no other.
    private boolean isPinned(int target, int version) {
        for (List<Need> written : List.of(roots, constraints)) {
            for (Need need : written) {
                if (need.applies()
                        && need.target() == target
                        && need.op() == Op.EQUAL
                        && need.number() == version) {
                    return true;
                }
            }
        }
        return false;
    }

    MemorySource source() {
        MemorySource source = new MemorySource();
        for (int i = 0; i < packages.size(); i++) {
            for (var release : packages.get(i).entrySet()) {
                Offer offer = release.getValue();
                List<String> requires = new ArrayList<>();
                offer.needs().forEach(need -> requires.add(need.text()));
                for (Need need : offer.extraNeeds()) {
                    requires.add(need.text() + " and extra == 'x'");
                }
                String tag = offer.otherMachine() ? "py3-none-win_amd64" : "py3-none-any";
                String text = version(release.getKey());
                UnaryOperator<DistributionFile.Builder> more =
                        file -> offer.yanked() ? file.yanked("by chance") : file;
                source.offer(
                        name(i),
                        text,
                        name(i) + "-" + text + "-" + tag + ".whl",
                        offer.otherPython() ? ">=3.99" : "",
                        requires,
                        more);
            }
        }
        return source;
    }

    static List<RootRequirement> written(List<Need> needs) {
        List<RootRequirement> written = new ArrayList<>();
        for (int i = 0; i < needs.size(); i++) {
            Origin origin = new Origin("line " + i);
            written.add(new RootRequirement(Requirement.parse(needs.get(i).text()), origin));
        }
        return written;
    }

    PythonResolution resolve() {
        return new PythonResolver(
                        source(),
                        Targets.linux("3.12"),
                        ResolveOptions.DEFAULT
                                .withOrder(CandidateOrder.HIGHEST)
                                .withPrereleases(mode),
                        ResolveListener.SILENT)
                .resolve(written(roots), written(constraints), List.of());
    }
}

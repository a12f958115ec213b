package dev.wardian.standards.tag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The tags that an interpreter on a machine accepts, best first (PEP 425, "Use").
///
/// Built from the platforms that [PlatformTags] lists and ranked by blocks of tags, so that making
/// one and asking for the rank of a wheel are both cheap. Immutable but for a bounded memory of
/// answers, and safe to share between threads.
public final class CompatibleTags {
    private static final int REFUSED = Integer.MAX_VALUE;
    private static final int MOST_RANKED = 10_000;

    private static final int MOST_KNOWN = 64;

    /// The same interpreter asks again and again where a process stays, and what was ranked for it
    /// once need not be ranked anew.
    private static final Map<Cpython, CompatibleTags> KNOWN = new ConcurrentHashMap<>();

    private final List<TagBlock> blocks;
    private final Map<String, List<RankedBlock>> byInterpreter;

    /// Ranks by compressed tags: the thousands of wheels of a project share a few hundred.
    private final Map<String, Integer> ranked = new ConcurrentHashMap<>();

    private CompatibleTags(List<TagBlock> blocks) {
        this.blocks = List.copyOf(blocks);
        this.byInterpreter = new HashMap<>(2 * blocks.size());
        Map<List<String>, Map<String, Integer>> indexes = new HashMap<>();
        int rank = 0;
        for (TagBlock block : blocks) {
            @Nullable Map<String, Integer> index = indexes.get(block.platforms());
            if (index == null) {
                index = index(block.platforms());
                indexes.put(block.platforms(), index);
            }
            @Nullable List<RankedBlock> accepted = byInterpreter.get(block.interpreter());
            if (accepted == null) {
                accepted = new ArrayList<>(2);
                byInterpreter.put(block.interpreter(), accepted);
            }
            accepted.add(new RankedBlock(block.abi(), index, rank));
            rank += block.platforms().size();
        }
    }

    /// Exactly these tags in this order.
    public static CompatibleTags of(List<WheelTag> tags) {
        List<TagBlock> blocks = new ArrayList<>();
        for (int start = 0, end; start < tags.size(); start = end) {
            WheelTag first = tags.get(start);
            List<String> platforms = new ArrayList<>();
            end = start;
            while (end < tags.size()
                    && tags.get(end).interpreter().equals(first.interpreter())
                    && tags.get(end).abi().equals(first.abi())) {
                platforms.add(tags.get(end).platform());
                end++;
            }
            blocks.add(new TagBlock(first.interpreter(), first.abi(), List.copyOf(platforms)));
        }
        return new CompatibleTags(blocks);
    }

    /// The tags of a CPython of a version, built with the global lock or without it, on a machine
    /// that accepts these platforms.
    public static CompatibleTags forCpython(
            int major, int minor, boolean freeThreaded, List<String> platforms) {
        String abi = "cp" + major + minor + (freeThreaded ? "t" : "");
        return forCpython(major, minor, List.of(abi), platforms);
    }

    /// The tags of a CPython that says which ABIs it accepts, its own first: a debug build has two
    /// (`cp38d`, `cp38`), one before 3.8 flags in its name (`cp37m`).
    public static CompatibleTags forCpython(
            int major, int minor, List<String> abis, List<String> platforms) {
        Cpython key = new Cpython(major, minor, List.copyOf(abis), List.copyOf(platforms));
        @Nullable CompatibleTags known = KNOWN.get(key);
        if (known == null) {
            known = key.tags();
            if (KNOWN.size() < MOST_KNOWN) {
                KNOWN.put(key, known);
            }
        }
        return known;
    }

    /// The tags of a PyPy that runs a version of the language, with its ABI (`pypy310_pp73`).
    public static CompatibleTags forPypy(int major, int minor, String abi, List<String> platforms) {
        List<TagBlock> blocks =
                TagOrder.generic("pp" + major + minor, List.of(abi), List.copyOf(platforms));
        blocks.addAll(
                TagOrder.compatible(
                        new int[] {major, minor}, "pp" + major, List.copyOf(platforms)));
        return new CompatibleTags(blocks);
    }

    /// The tags of any other interpreter, by the name and version it goes by (`graalpy311`).
    public static CompatibleTags forGeneric(
            String interpreter, int major, int minor, List<String> abis, List<String> platforms) {
        List<TagBlock> blocks = TagOrder.generic(interpreter, abis, List.copyOf(platforms));
        blocks.addAll(TagOrder.compatible(new int[] {major, minor}, "", List.copyOf(platforms)));
        return new CompatibleTags(blocks);
    }

    /// All the tags, best first.
    public List<WheelTag> tags() {
        return expand(blocks);
    }

    static List<WheelTag> expand(List<TagBlock> blocks) {
        List<WheelTag> tags = new ArrayList<>();
        for (TagBlock block : blocks) {
            for (String platform : block.platforms()) {
                tags.add(new WheelTag(block.interpreter(), block.abi(), platform));
            }
        }
        return tags;
    }

    /// The rank of the best tag of a wheel, 0 for the best of all; empty if none is accepted.
    public OptionalInt rank(WheelFilename wheel) {
        String compressed = wheel.compressedTags();
        @Nullable Integer known = ranked.get(compressed);
        if (known == null) {
            known = rank(CompressedTags.parse(compressed));
            if (ranked.size() < MOST_RANKED) {
                ranked.put(compressed, known);
            }
        }
        return known == REFUSED ? OptionalInt.empty() : OptionalInt.of(known);
    }

    private int rank(CompressedTags tags) {
        int best = REFUSED;
        for (String interpreter : tags.interpreters()) {
            @Nullable List<RankedBlock> accepted = byInterpreter.get(interpreter);
            if (accepted != null) {
                best = Math.min(best, best(accepted, tags));
            }
        }
        return best;
    }

    private static int best(List<RankedBlock> accepted, CompressedTags tags) {
        int best = REFUSED;
        for (RankedBlock block : accepted) {
            if (!tags.abis().contains(block.abi)) {
                continue;
            }
            for (String platform : tags.platforms()) {
                @Nullable Integer index = block.index.get(platform);
                if (index != null) {
                    best = Math.min(best, block.rank + index);
                }
            }
        }
        return best;
    }

    private static Map<String, Integer> index(List<String> platforms) {
        Map<String, Integer> index = new HashMap<>(2 * platforms.size());
        for (int i = 0; i < platforms.size(); i++) {
            index.putIfAbsent(platforms.get(i), i);
        }
        return index;
    }

    private record RankedBlock(String abi, Map<String, Integer> index, int rank) {}

    /// What the tags of a CPython follow from.
    private record Cpython(int major, int minor, List<String> abis, List<String> platforms) {
        CompatibleTags tags() {
            int[] python = {major, minor};
            List<TagBlock> blocks = TagOrder.cpython(python, abis, platforms);
            blocks.addAll(TagOrder.compatible(python, "cp" + major + minor, platforms));
            return new CompatibleTags(blocks);
        }
    }
}

package dev.wardian.standards.tag;

import java.util.ArrayList;
import java.util.List;

/// The order in which interpreters prefer tags (PEP 425, "Use"; PEP 703 and 803 for builds without
/// a global lock). A Python version is its major and, if it is known, minor number.
final class TagOrder {
    private static final List<String> ANY = List.of("any");

    private TagOrder() {}

    /// What only CPython accepts: its own ABIs, the stable ABI back to 3.2, and no ABI.
    static List<TagBlock> cpython(int[] python, List<String> abis, List<String> platforms) {
        List<TagBlock> blocks = new ArrayList<>();
        String interpreter = "cp" + nodot(python);
        boolean threaded = isFreeThreaded(abis);
        for (String abi : abis) {
            boolean stable = abi.equals("abi3") || (threaded && abi.equals("abi3t"));
            if (!stable && !abi.equals("none")) {
                blocks.add(new TagBlock(interpreter, abi, platforms));
            }
        }
        boolean hasStable =
                python.length > 1 && (python[0] > 3 || (python[0] == 3 && python[1] >= 2));
        String stable = threaded ? "abi3t" : "abi3";
        if (hasStable) {
            blocks.add(new TagBlock(interpreter, stable, platforms));
        }
        blocks.add(new TagBlock(interpreter, "none", platforms));
        if (hasStable) {
            for (int minor = python[1] - 1; minor >= 2; minor--) {
                blocks.add(new TagBlock("cp" + python[0] + minor, stable, platforms));
            }
        }
        return blocks;
    }

    /// What any other interpreter accepts for itself: its ABIs, and no ABI.
    static List<TagBlock> generic(String interpreter, List<String> abis, List<String> platforms) {
        List<TagBlock> blocks = new ArrayList<>();
        for (String abi : abis) {
            blocks.add(new TagBlock(interpreter, abi, platforms));
        }
        if (!abis.contains("none")) {
            blocks.add(new TagBlock(interpreter, "none", platforms));
        }
        return blocks;
    }

    /// What every interpreter of a version accepts: files without an ABI, for its platforms and
    /// then for any; `interpreter` may be empty.
    static List<TagBlock> compatible(int[] python, String interpreter, List<String> platforms) {
        List<TagBlock> blocks = new ArrayList<>();
        List<String> versions = pythons(python);
        for (String version : versions) {
            blocks.add(new TagBlock(version, "none", platforms));
        }
        if (!interpreter.isEmpty()) {
            blocks.add(new TagBlock(interpreter, "none", ANY));
        }
        for (String version : versions) {
            blocks.add(new TagBlock(version, "none", ANY));
        }
        return blocks;
    }

    /// What needs nothing but a version of the language.
    static List<TagBlock> pure(int[] python) {
        return compatible(python, "", List.of());
    }

    private static List<String> pythons(int[] python) {
        List<String> versions = new ArrayList<>();
        if (python.length > 1) {
            versions.add("py" + nodot(python));
        }
        versions.add("py" + python[0]);
        if (python.length > 1) {
            for (int minor = python[1] - 1; minor >= 0; minor--) {
                versions.add("py" + python[0] + minor);
            }
        }
        return versions;
    }

    private static String nodot(int[] python) {
        return python.length > 1 ? "" + python[0] + python[1] : "" + python[0];
    }

    /// Whether the first ABI is that of a build without a global lock, `cp313t`.
    private static boolean isFreeThreaded(List<String> abis) {
        if (abis.isEmpty() || !abis.getFirst().startsWith("cp")) {
            return false;
        }
        String abi = abis.getFirst();
        int flags = 2;
        while (flags < abi.length() && abi.charAt(flags) >= '0' && abi.charAt(flags) <= '9') {
            flags++;
        }
        return flags > 2 && abi.indexOf('t', flags) >= 0;
    }
}

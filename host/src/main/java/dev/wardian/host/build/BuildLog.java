package dev.wardian.host.build;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads out of what a failed build wrote what it lacked of the system: the errors of gcc and
/// clang, ld, CMake, meson, pkg-config, cargo and of setup scripts.
public final class BuildLog {
    private record Rule(Pattern pattern, Function<String, BuildNeed> need) {
        static Rule of(String pattern, Function<String, BuildNeed> need) {
            return new Rule(Pattern.compile(pattern), need);
        }
    }

    private static final List<Rule> RULES =
            List.of(
                    Rule.of(
                            "fatal error: '?([\\w./+-]+\\.(?:h|hpp|hh))'?(?:: No such file|"
                                    + " file not found)",
                            BuildNeed.Header::new),
                    Rule.of("cannot find (S?crt[1in]\\.o)", _ -> new BuildNeed.Header("stdio.h")),
                    Rule.of(
                            "(?:cannot find -l|unable to find library -l)([\\w.+-]+)",
                            BuildNeed.Library::new),
                    Rule.of(
                            "Dependency \"?([\\w.+-]+)\"? (?:found: NO|not found)",
                            BuildNeed.Module::new),
                    Rule.of(
                            "Dependency lookup for ([\\w.+-]+) with method '?pkgconfig",
                            BuildNeed.Module::new),
                    Rule.of("No package '([\\w.+-]+)' found", BuildNeed.Module::new),
                    Rule.of(
                            "Package '?([\\w.+-]+)'?,? (?:required by .*|was) not found",
                            BuildNeed.Module::new),
                    Rule.of(
                            "pkg-config could not find libraries \\['([\\w.+-]+)'",
                            BuildNeed.Module::new),
                    Rule.of("Could NOT find (\\w+)", BuildNeed.CmakePackage::new),
                    Rule.of(
                            "package configuration file provided by \"(\\w+)\"",
                            BuildNeed.CmakePackage::new),
                    Rule.of(
                            "(?:command|program|executable) '?([\\w+.-]*(?:gcc|g\\+\\+|cc|c\\+\\+|gfortran))'?"
                                    + " (?:failed: No such file|not found)",
                            BuildLog::compiler),
                    Rule.of(
                            "error: command '([\\w+.-]+)' failed: No such file",
                            BuildLog::compiler),
                    Rule.of("Unknown compiler\\(s\\): \\[\\['(\\w+)'", BuildLog::compiler),
                    Rule.of("No CMAKE_(C|CXX|Fortran)_COMPILER could be found", BuildLog::compiler),
                    Rule.of(
                            "([\\w-]+[-_]config) (?:executable )?not found",
                            BuildNeed.Program::new),
                    Rule.of("([\\w-]+[-_]config): (?:command )?not found", BuildNeed.Program::new),
                    Rule.of("(pkg-config) (?:probably|is) not installed", BuildNeed.Program::new),
                    Rule.of("No such file or directory: '([\\w+.-]+)'", BuildLog::program),
                    Rule.of(
                            "(?:sh: \\d+: |bash: line \\d+: )([\\w+.-]+): (?:command )?not found",
                            BuildNeed.Program::new),
                    Rule.of(
                            "(?:Program|program) '?([\\w+.-]+)'? (?:found: NO|not found)",
                            BuildNeed.Program::new),
                    Rule.of(
                            "(can't find Rust compiler|`?cargo`?[^\\n]*not installed)",
                            _ -> new BuildNeed.Program("cargo")),
                    Rule.of(
                            "(Unable to load dependency HDF5|libhdf5)",
                            _ -> new BuildNeed.Header("hdf5.h")),
                    Rule.of(
                            "(libxml2 and libxslt development packages are installed)",
                            _ -> new BuildNeed.Header("libxslt/xslt.h")),
                    Rule.of(
                            "(Could not find (?:function|header) .*libxml2|Is libxml2 installed)",
                            _ -> new BuildNeed.Header("libxml/xmlversion.h")));

    private BuildLog() {}

    private static BuildNeed compiler(String name) {
        return new BuildNeed.Program(
                switch (name) {
                    case "CXX" -> "g++";
                    case "C" -> "gcc";
                    case "Fortran" -> "gfortran";
                    case String other when other.endsWith("g++") || other.endsWith("c++") -> "g++";
                    case String other when other.endsWith("gfortran") -> "gfortran";
                    case String other when other.endsWith("gcc") || other.equals("cc") -> "gcc";
                    default -> name;
                });
    }

    /// A file that is missing is a program only where nothing says that it is another file.
    private static BuildNeed program(String name) {
        return compiler(name.indexOf('.') >= 0 ? "" : name);
    }

    /// What was lacking, in the order in which it was told.
    public static Set<BuildNeed> needs(Iterable<String> lines) {
        return evidence(lines).keySet();
    }

    /// The same with the lines that tell it.
    public static Map<BuildNeed, String> evidence(Iterable<String> lines) {
        Map<BuildNeed, String> found = new LinkedHashMap<>();
        Map<BuildNeed, String> also = new LinkedHashMap<>();
        for (String line : lines) {
            for (Rule rule : RULES) {
                Matcher match = rule.pattern().matcher(line);
                if (match.find()) {
                    BuildNeed need = rule.need().apply(match.group(1));
                    if (!need.name().isEmpty()) {
                        found.putIfAbsent(need, line.strip());
                    }
                    if (line.contains("libxml2 and libxslt")) {
                        also.putIfAbsent(new BuildNeed.Header("libxml/xmlversion.h"), line.strip());
                    }
                    break;
                }
            }
        }
        also.forEach(found::putIfAbsent);
        return found;
    }
}

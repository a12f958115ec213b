package dev.wardian.stack.internal.need;

import dev.wardian.host.build.BuildNeed;
import dev.wardian.host.build.BuildPackages;
import dev.wardian.stack.internal.need.ForeignBlocks.Truth;
import dev.wardian.stack.internal.need.PythonTokens.Kind;
import dev.wardian.stack.internal.need.PythonTokens.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a `setup.py`, or a module that it imports from beside itself: extension modules and their
/// `libraries`, names that are asked of pkg-config, programs that tell flags. Only what stands
/// there literally counts; branches for other systems do not.
final class SetupScript {
    private static final Pattern LIBRARIES = Pattern.compile("(\\w+_)?lib(rarie)?s");
    private static final Pattern PKG_CONFIG =
            Pattern.compile("pkg-?config((?:\\s+--[\\w-]+)*)((?:\\s+[\\w.+-]+)*)\\s*");
    private static final Pattern CPLUSPLUS = Pattern.compile(".*\\.(cpp|cc|cxx|c\\+\\+)");
    private static final Pattern FORTRAN = Pattern.compile(".*\\.(f|f90|F90|for)");

    private final String file;
    private final NeedNotes notes;
    private final List<Token> tokens;
    private final Map<String, List<Token>> lists = new HashMap<>();
    private final Set<String> imported = new LinkedHashSet<>();
    private boolean extension;

    private SetupScript(String file, List<Token> tokens, NeedNotes notes) {
        this.file = file;
        this.tokens = tokens;
        this.notes = notes;
    }

    /// Notes what a file says.
    ///
    /// @return the modules that it imports
    static Set<String> read(String file, String text, NeedNotes notes) {
        SetupScript script = new SetupScript(file, here(PythonTokens.of(text)), notes);
        script.assignments();
        script.read();
        return script.imported;
    }

    /// The words less those of branches for other systems.
    private static List<Token> here(List<Token> all) {
        List<Token> kept = new ArrayList<>();
        Map<Integer, Truth> chains = new HashMap<>();
        int skippedBelow = Integer.MAX_VALUE;
        boolean begins = true;
        for (int i = 0; i < all.size(); i++) {
            Token one = all.get(i);
            if (begins && one.kind() != Kind.LINE) {
                if (one.indent() <= skippedBelow) {
                    skippedBelow = Integer.MAX_VALUE;
                }
                if (skippedBelow == Integer.MAX_VALUE && isBranch(one)) {
                    boolean first = one.is("if");
                    Truth before =
                            first ? Truth.NO : chains.getOrDefault(one.indent(), Truth.UNKNOWN);
                    Truth truth =
                            one.is("else")
                                    ? before == Truth.YES ? Truth.NO : Truth.UNKNOWN
                                    : ForeignBlocks.of(line(all, i));
                    if (before == Truth.YES) {
                        truth = Truth.NO;
                    }
                    chains.put(one.indent(), truth == Truth.YES ? Truth.YES : before);
                    if (truth == Truth.NO) {
                        skippedBelow = one.indent();
                    }
                }
            }
            begins = one.kind() == Kind.LINE;
            if (skippedBelow == Integer.MAX_VALUE) {
                kept.add(one);
            }
        }
        return kept;
    }

    private static boolean isBranch(Token one) {
        return one.is("if") || one.is("elif") || one.is("else");
    }

    private static String line(List<Token> all, int from) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < all.size() && all.get(i).kind() != Kind.LINE; i++) {
            text.append(all.get(i).text()).append(' ');
        }
        return text.toString();
    }

    private boolean is(int index, String sign) {
        return index >= 0 && index < tokens.size() && tokens.get(index).is(sign);
    }

    private boolean isName(int index) {
        return index >= 0 && index < tokens.size() && tokens.get(index).kind() == Kind.NAME;
    }

    /// Lists of texts by the names they are given: `x = [...]`, `x += [...]`, `x.append(...)`.
    private void assignments() {
        for (int i = 0; i < tokens.size(); i++) {
            if (isName(i)) {
                boolean assigned = is(i + 1, "=") || is(i + 1, "+=");
                boolean extended =
                        is(i + 1, ".")
                                && (is(i + 2, "append") || is(i + 2, "extend"))
                                && is(i + 3, "(");
                int from = assigned ? i + 2 : i + 3;
                if (extended || (assigned && is(from, "["))) {
                    lists.computeIfAbsent(tokens.get(i).text(), _ -> new ArrayList<>())
                            .addAll(texts(from));
                }
            }
        }
    }

    /// The texts between a bracket and the one that closes it.
    private List<Token> texts(int from) {
        List<Token> found = new ArrayList<>();
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            Token one = tokens.get(i);
            if (one.is("[") || one.is("(") || one.is("{")) {
                depth++;
            } else if (one.is("]") || one.is(")") || one.is("}")) {
                depth--;
            } else if (one.kind() == Kind.TEXT) {
                found.add(one);
            }
            if (depth <= 0) {
                break;
            }
        }
        return found;
    }

    private void read() {
        for (int i = 0; i < tokens.size(); i++) {
            Token one = tokens.get(i);
            switch (one.kind()) {
                case NAME -> name(i, one);
                case TEXT -> text(i, one);
                case SIGN, LINE -> {}
            }
        }
        if (extension) {
            compilers();
        }
    }

    private void name(int at, Token one) {
        String word = one.text();
        if (word.endsWith("Extension") && is(at + 1, "(") && !is(at - 1, "class")) {
            extension(one);
        } else if (word.equals("ext_modules") && is(at + 1, "=") && !is(at + 3, "]")) {
            extension(one);
        } else if (word.equals("import") || (word.equals("from") && !is(at - 1, "yield"))) {
            for (int i = at + 1; isName(i); i = is(i + 1, ",") ? i + 2 : tokens.size()) {
                imported.add(tokens.get(i).text());
            }
        } else if (LIBRARIES.matcher(word).matches()) {
            if (is(at + 1, "=") && is(at + 2, "[")) {
                libraries(texts(at + 2), insideCall(at) ? Weight.NEEDED : Weight.LIKELY);
            } else if (is(at + 1, "=") && isName(at + 2)) {
                libraries(lists.getOrDefault(tokens.get(at + 2).text(), List.of()), Weight.LIKELY);
            } else if (is(at + 1, ".") || is(at + 1, "+=")) {
                libraries(lists.getOrDefault(word, List.of()), Weight.LIKELY);
            }
        } else if (word.matches("(?i)\\w*pkg_?config\\w*")) {
            int call = is(at + 1, ".") && isName(at + 2) ? at + 3 : at + 1;
            if (is(call, "(")) {
                modules(texts(call));
            }
        }
    }

    private void extension(Token one) {
        if (!extension) {
            extension = true;
            notes.add(new BuildNeed.Program("gcc"), Weight.NEEDED, file, one.line());
            notes.add(new BuildNeed.Header("Python.h"), Weight.NEEDED, file, one.line());
        }
    }

    /// A keyword of a call, rather than a variable: between brackets.
    private boolean insideCall(int at) {
        return is(at - 1, ",") || is(at - 1, "(");
    }

    private void libraries(List<Token> names, Weight weight) {
        for (Token name : names) {
            notes.library(name.text(), weight, file, name.line());
        }
    }

    private void modules(List<Token> arguments) {
        for (Token argument : arguments) {
            String name = argument.text().strip().split("[\\s<>=]", 2)[0];
            if (name.matches("[A-Za-z][\\w.+-]+") && !name.matches("pkg-?config")) {
                Weight weight =
                        BuildPackages.isKnown(new BuildNeed.Module(name))
                                ? Weight.LIKELY
                                : Weight.OPTIONAL;
                notes.add(new BuildNeed.Program("pkg-config"), weight, file, argument.line());
                notes.add(new BuildNeed.Module(name), weight, file, argument.line());
            }
        }
    }

    private void text(int at, Token one) {
        String text = one.text();
        Matcher command = PKG_CONFIG.matcher(text);
        if (text.equals("libraries") && is(at + 1, ":")) {
            if (is(at + 2, "[")) {
                libraries(texts(at + 2), Weight.LIKELY);
            } else if (isName(at + 2)) {
                libraries(lists.getOrDefault(tokens.get(at + 2).text(), List.of()), Weight.LIKELY);
            }
        } else if (text.equals("pkg-config") && is(at + 1, ",")) {
            modules(following(at));
        } else if (command.matches() && !command.group(2).isEmpty()) {
            modules(words(command.group(2), one));
        } else if (text.matches("[a-z0-9]+[-_][a-z0-9-]*config")
                && BuildPackages.isKnown(new BuildNeed.Program(text))) {
            notes.add(new BuildNeed.Program(text), Weight.LIKELY, file, one.line());
        } else if (text.matches("cmake|make|autoconf|swig|bison|flex|cargo|gfortran")
                && is(at - 1, "[")
                && is(at + 1, ",")) {
            notes.add(new BuildNeed.Program(text), Weight.LIKELY, file, one.line());
        }
    }

    /// The texts that follow in the same list and are no options.
    private List<Token> following(int at) {
        List<Token> found = new ArrayList<>();
        for (int i = at + 1; i < tokens.size() && !is(i, "]") && !is(i, ")"); i++) {
            Token one = tokens.get(i);
            if (one.kind() == Kind.TEXT && !one.text().startsWith("-")) {
                found.add(one);
            }
        }
        return found;
    }

    private static List<Token> words(String text, Token from) {
        List<Token> words = new ArrayList<>();
        for (String word : text.strip().split("\\s+", -1)) {
            words.add(new Token(Kind.TEXT, word, from.line(), from.indent()));
        }
        return words;
    }

    private void compilers() {
        for (int i = 0; i < tokens.size(); i++) {
            Token one = tokens.get(i);
            if (one.kind() == Kind.TEXT) {
                boolean named = is(i - 1, "=") && is(i - 2, "language");
                if (named && one.text().equals("c++")) {
                    notes.compiler("c++", Weight.NEEDED, file, one.line());
                } else if (CPLUSPLUS.matcher(one.text()).matches()) {
                    notes.compiler("c++", Weight.LIKELY, file, one.line());
                } else if (FORTRAN.matcher(one.text()).matches()) {
                    notes.compiler("fortran", Weight.LIKELY, file, one.line());
                }
            }
        }
    }
}

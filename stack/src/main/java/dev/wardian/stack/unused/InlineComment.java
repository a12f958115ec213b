package dev.wardian.stack.unused;

import java.util.List;
import java.util.regex.Pattern;

/// `# wardian: ignore` or `# wardian: ignore[DEP002]` behind a declaration; deptry's name in it
/// means the same. Comments in sources are read where sources are parsed.
final class InlineComment {
    private static final Pattern FORM =
            Pattern.compile("#\\s*(?:wardian|deptry):\\s*ignore(?:\\[([A-Z0-9,\\s]+)])?");

    private InlineComment() {}

    static boolean ignores(String line, Rule rule) {
        var found = FORM.matcher(line);
        if (!found.find()) {
            return false;
        }
        var codes = found.group(1);
        return codes == null
                || List.of(codes.replace(" ", "").split(",", -1)).contains(rule.code());
    }
}

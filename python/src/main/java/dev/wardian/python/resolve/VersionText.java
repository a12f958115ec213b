package dev.wardian.python.resolve;

import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.util.ArrayList;
import java.util.List;

/// Which versions of a package a [Fact] is about, as a person would say it.
///
/// @param all whether every version that is offered is meant
/// @param range the versions meant
/// @param some the versions meant that are offered, the newest first
public record VersionText(boolean all, VersionRange range, List<Version> some) {
    private static final int MOST_NAMED = 3;

    /// Copies the list.
    public VersionText {
        some = List.copyOf(some);
    }

    /// What of the range is offered.
    static VersionText of(VersionRange range, List<Version> offered) {
        List<Version> some = new ArrayList<>();
        for (Version version : offered) {
            if (range.contains(version)) {
                some.add(version);
            }
        }
        boolean all = some.size() == offered.size() && !some.isEmpty();
        return new VersionText(all, all ? range : range.simplify(offered), some);
    }

    /// The package together with the versions: `` `torch` 2.0.0 ``, ``every version of `torch` ``.
    public String of(String name) {
        if (all && some.size() > 1) {
            return "every version of `" + name + "`";
        }
        if (some.isEmpty() || some.size() > MOST_NAMED) {
            return range.isFull() ? "`" + name + "`" : "`" + name + "` " + range;
        }
        StringBuilder text = new StringBuilder("`").append(name).append('`');
        for (int i = 0; i < some.size(); i++) {
            text.append(i == 0 ? " " : i == some.size() - 1 ? " and " : ", ").append(some.get(i));
        }
        return text.toString();
    }
}

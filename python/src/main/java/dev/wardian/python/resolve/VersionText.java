package dev.wardian.python.resolve;

import dev.wardian.standards.version.Version;
import dev.wardian.standards.version.VersionRange;
import java.util.ArrayList;
import java.util.List;

/// Which versions of a package a [Fact] is about, as a person would say it.
///
/// @param range the versions meant
/// @param offered all versions that are offered, the newest first
public record VersionText(VersionRange range, List<Version> offered) {
    private static final int MOST_RUNS = 3;

    /// Copies the list.
    public VersionText {
        offered = List.copyOf(offered);
    }

    /// The versions meant that are offered, the newest first.
    public List<Version> some() {
        List<Version> some = new ArrayList<>();
        for (Version version : offered) {
            if (range.contains(version)) {
                some.add(version);
            }
        }
        return some;
    }

    /// The place of the newest version meant among those that are offered.
    int first() {
        for (int i = 0; i < offered.size(); i++) {
            if (range.contains(offered.get(i))) {
                return i;
            }
        }
        return offered.size();
    }

    /// The package together with the versions: `` `torch` 2.0.0 to 2.3.1 ``, ``every version of
    /// `torch` ``.
    public String of(String name) {
        List<String> runs = runs();
        if (runs.isEmpty()) {
            return range.isFull() ? "`" + name + "`" : "`" + name + "` " + range;
        }
        if (offered.size() > 1 && some().size() == offered.size()) {
            return "every version of `" + name + "`";
        }
        StringBuilder text = new StringBuilder("`").append(name).append('`');
        int shown = Math.min(runs.size(), MOST_RUNS);
        for (int i = 0; i < shown; i++) {
            boolean last = i > 0 && i == runs.size() - 1;
            text.append(last ? " and " : i == 0 ? " " : ", ").append(runs.get(i));
        }
        return runs.size() > shown
                ? text.append(" and others down to ").append(some().getLast()).toString()
                : text.toString();
    }

    /// What is offered of the versions meant, to be read behind the requirement that asks for them:
    /// `; offered: 3.9.2 to 3.19.6`. Empty where that tells nothing new: all are meant, or the
    /// requirement names the one version itself, or nothing is known of the offer.
    String offeredOf(String requirement) {
        List<Version> meant = finals();
        if (meant.isEmpty() || some().size() == offered.size()) {
            return "";
        }
        if (meant.size() == 1 && requirement.endsWith("==" + meant.getFirst())) {
            return "";
        }
        Version oldest = meant.getLast();
        Version newest = meant.getFirst();
        return "; offered: "
                + switch (meant.size()) {
                    case 1 -> newest.toString();
                    case 2 -> oldest + " and " + newest;
                    default -> oldest + " to " + newest;
                };
    }

    /// The versions meant without pre-releases, unless there are no others.
    private List<Version> finals() {
        List<Version> all = some();
        List<Version> finals = new ArrayList<>();
        for (Version version : all) {
            if (!version.isPrerelease()) {
                finals.add(version);
            }
        }
        return finals.isEmpty() ? all : finals;
    }

    /// The versions meant, each run of neighbours as one, the newest first.
    private List<String> runs() {
        List<String> runs = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= offered.size(); i++) {
            boolean meant = i < offered.size() && range.contains(offered.get(i));
            if (meant && start < 0) {
                start = i;
            } else if (!meant && start >= 0) {
                runs.add(run(offered.get(i - 1), offered.get(start), i - start));
                start = -1;
            }
        }
        return runs;
    }

    private static String run(Version oldest, Version newest, int count) {
        return switch (count) {
            case 1 -> newest.toString();
            case 2 -> oldest + " and " + newest;
            default -> oldest + " to " + newest;
        };
    }
}

package dev.wardian.stack;

import dev.wardian.stack.choice.InstallChoices;
import dev.wardian.stack.internal.origin.InstalledOrigins;
import dev.wardian.stack.requirement.RequirementSet;
import dev.wardian.stack.wheelhouse.WheelhouseChoices;
import dev.wardian.stack.wheelhouse.WheelhouseFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What would be put into a wheelhouse. Made by [Wardian#planDownload], carried out by
/// [Wardian#download(DownloadPlan)]; until then nothing was written. Immutable.
public final class DownloadPlan implements DownloadPlanning {

    /// A file that is wanted, and by whom.
    record Item(Wanted wanted, Session session, List<String> targets, boolean forBuilds) {
        Item {
            targets = List.copyOf(targets);
        }

        Item also(String target) {
            var more = new ArrayList<>(targets);
            if (!more.contains(target)) {
                more.add(target);
            }
            return new Item(wanted, session, more, forBuilds);
        }
    }

    private final RequirementSet set;
    private final InstallChoices choices;
    private final WheelhouseChoices where;
    private final List<Item> items;
    private final List<TargetFacts> targets;
    private final List<String> warnings;

    DownloadPlan(
            RequirementSet set,
            InstallChoices choices,
            WheelhouseChoices where,
            List<Item> items,
            List<TargetFacts> targets,
            List<String> warnings) {
        this.set = set;
        this.choices = choices;
        this.where = where;
        this.items = List.copyOf(items);
        this.targets = List.copyOf(targets);
        this.warnings = List.copyOf(warnings);
    }

    /// Where to, and for whom.
    public WheelhouseChoices where() {
        return where;
    }

    /// What a person should know.
    public List<String> warnings() {
        return warnings;
    }

    /// What would be there, sorted by name. What kept sources need to be built is only known once
    /// they were fetched.
    public List<WheelhouseFile> files() {
        var files = new ArrayList<WheelhouseFile>(items.size());
        for (var item : items) {
            files.add(file(item));
        }
        files.sort(Comparator.comparing(WheelhouseFile::name).thenComparing(WheelhouseFile::file));
        return files;
    }

    private WheelhouseFile file(Item item) {
        var wanted = item.wanted();
        return switch (wanted.payload()) {
            case Wanted.Payload.Indexed(var file) ->
                    new WheelhouseFile(
                            wanted.name(),
                            wanted.version(),
                            file.filename(),
                            !file.isWheel() && where.buildSources()
                                    ? WheelhouseFile.Source.BUILD
                                    : file.address().startsWith("file:")
                                            ? WheelhouseFile.Source.LOCAL
                                            : WheelhouseFile.Source.DOWNLOAD,
                            Optional.ofNullable(file.hashes().get("sha256")),
                            file.size(),
                            item.targets(),
                            item.forBuilds());
            case Wanted.Payload.Direct(var origin) ->
                    new WheelhouseFile(
                            wanted.name(),
                            wanted.version(),
                            InstalledOrigins.withoutSecrets(origin.url()),
                            origin.url().endsWith(".whl")
                                    ? WheelhouseFile.Source.DOWNLOAD
                                    : WheelhouseFile.Source.BUILD,
                            Optional.empty(),
                            OptionalLong.empty(),
                            item.targets(),
                            item.forBuilds());
            case Wanted.Payload.Stays _ -> throw new IllegalStateException("nothing is installed");
        };
    }

    RequirementSet set() {
        return set;
    }

    InstallChoices choices() {
        return choices;
    }

    List<Item> items() {
        return items;
    }

    List<TargetFacts> targets() {
        return targets;
    }
}

package dev.wardian.stack.workspace;

import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.project.MemberFolders;
import dev.wardian.standards.StructureException;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The projects that share a lock and an environment: one, or the members of a workspace. Read
/// once; immutable.
///
/// @param root the project whose folder holds the lock
/// @param members the projects by folder, the root first where it is one itself
/// @param current the project that the working folder belongs to; the root if none other
/// @param asker who is told to ask for what stands in the current one
public record Workspace(Manifest root, List<Manifest> members, Manifest current, Asker asker) {

    public Workspace {
        members = List.copyOf(members);
    }

    /// One whose files are what people wrote.
    public Workspace(Manifest root, List<Manifest> members, Manifest current) {
        this(root, members, current, new Asker.OfFile());
    }

    /// The same with somebody else who asks.
    Workspace askedBy(Asker other) {
        return new Workspace(root, members, current, other);
    }

    /// The workspace that a folder belongs to: the nearest `pyproject.toml` in or above it, or the
    /// workspace further up whose member that is.
    public static Optional<Workspace> find(Path folder) {
        var nearest = nearest(folder.toAbsolutePath().normalize());
        return nearest.map(Workspace::around);
    }

    /// The packages of the distribution that its projects ask for, sorted.
    public List<String> systemPackages() {
        var found = new TreeSet<String>(root.systemPackages());
        members.forEach(member -> found.addAll(member.systemPackages()));
        return List.copyOf(found);
    }

    /// The same for who needs one.
    ///
    /// @throws StackException if there is none
    public static Workspace require(Path folder) {
        return find(folder)
                .orElseThrow(
                        () -> new StackException(new StackProblem.NoProject(folder.toString())));
    }

    private static Optional<Manifest> nearest(Path folder) {
        for (var at = folder; at != null; at = at.getParent()) {
            var file = at.resolve(Manifest.FILE);
            if (Files.isRegularFile(file)) {
                return Optional.of(Manifest.read(file));
            }
        }
        return Optional.empty();
    }

    private static Workspace around(Manifest current) {
        for (var at = current.folder(); at != null; at = at.getParent()) {
            var file = at.resolve(Manifest.FILE);
            if (Files.isRegularFile(file)) {
                var root = at.equals(current.folder()) ? current : Manifest.read(file);
                var members = members(root);
                if (!members.isEmpty() && members.contains(current.folder())) {
                    return of(root, members, current);
                }
            }
        }
        return new Workspace(current, current.isProject() ? List.of(current) : List.of(), current);
    }

    private static Workspace of(Manifest root, List<Path> folders, Manifest current) {
        var all = new ArrayList<Manifest>();
        var names = new HashMap<PackageName, Path>();
        for (var folder : folders) {
            var own =
                    folder.equals(root.folder())
                            ? root
                            : folder.equals(current.folder())
                                    ? current
                                    : Manifest.read(folder.resolve(Manifest.FILE));
            if (!own.isProject() && own != root) {
                throw new StackException(
                        new StackProblem.Invalid(
                                own.file().toString(),
                                "a member of the workspace has no `[project]`",
                                "`name` and `version` at least"));
            }
            var twin = own.name().flatMap(name -> Optional.ofNullable(names.put(name, folder)));
            if (twin.isPresent()) {
                throw new StackException(
                        new StackProblem.Invalid(
                                own.file().toString(),
                                "the member `" + twin.get() + "` has the same name",
                                "names that differ"));
            }
            if (own.isProject()) {
                all.add(own);
            }
        }
        return new Workspace(root, all, current);
    }

    /// The folders of the members, the root first; none if it says of no workspace.
    private static List<Path> members(Manifest root) {
        var table = Manifest.table(root.tool("workspace").orElse(""));
        if (table.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<Path>();
        found.add(root.folder());
        try {
            for (var folder :
                    MemberFolders.of(
                            root.folder(),
                            texts(table.get("members")),
                            texts(table.get("exclude")))) {
                if (!found.contains(folder)) {
                    found.add(folder);
                }
            }
        } catch (StructureException problem) {
            throw new StackException(
                    new StackProblem.Invalid(
                            root.file().toString(), problem.fault(), "folders of projects"),
                    problem);
        }
        return found;
    }

    private static List<String> texts(@Nullable Object value) {
        var found = new ArrayList<String>();
        if (value instanceof List<?> list) {
            list.forEach(one -> found.add(String.valueOf(one)));
        }
        return found;
    }

    /// The folder that holds lock and environment.
    public Path folder() {
        return root.folder();
    }

    /// Where the lock lies.
    public Path lockFile() {
        return folder().resolve("pylock.toml");
    }

    /// Whether there is more than one project.
    public boolean isShared() {
        return members.size() > 1 || (!root.isProject() && !members.isEmpty());
    }

    /// The member of this name.
    ///
    /// @throws StackException if there is none
    public Manifest member(PackageName name) {
        for (var member : members) {
            if (member.name().equals(Optional.of(name))) {
                return member;
            }
        }
        throw new StackException(
                new StackProblem.Invalid(
                        root.file().toString(),
                        "no member of the workspace is called `" + name + "`",
                        "one of " + members.stream().flatMap(it -> it.name().stream()).toList()));
    }

    /// The same after a manifest was changed.
    Workspace with(Manifest changed) {
        var all = new ArrayList<Manifest>();
        for (var member : members) {
            all.add(member.file().equals(changed.file()) ? changed : member);
        }
        return new Workspace(
                root.file().equals(changed.file()) ? changed : root,
                all,
                current.file().equals(changed.file()) ? changed : current,
                asker);
    }
}

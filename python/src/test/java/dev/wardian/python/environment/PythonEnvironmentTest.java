package dev.wardian.python.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wardian.python.environment.InstalledDistribution.Kind;
import dev.wardian.python.internal.environment.FolderTree;
import dev.wardian.standards.name.PackageName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonEnvironmentTest {
    @TempDir Path folder;
    private VirtualEnvironment made;
    private Interpreter base;
    private Path site;

    @BeforeEach
    void makeAnEnvironment() {
        base = Pythons.any(folder.resolve("cache"));
        made = VirtualEnvironment.create(folder.resolve("venv"), base, VenvOptions.DEFAULT);
        site = made.interpreter().scheme().purelib();
    }

    private PythonEnvironment environment() {
        return PythonEnvironment.of(made.interpreter());
    }

    private Path write(String path, String text) throws Exception {
        Path file = site.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void wheel(String name, String version, String... headers) throws Exception {
        String folderName = name.replace('-', '_') + "-" + version + ".dist-info/";
        write(
                folderName + "METADATA",
                "Metadata-Version: 2.1\nName: %s\nVersion: %s\n%s\n\nWords\n"
                        .formatted(name, version, String.join("\n", headers))
                        .replace("\n\n\n", "\n\n"));
        write(folderName + "WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n");
        write(folderName + "RECORD", folderName + "METADATA,,\n" + folderName + "RECORD,,\n");
    }

    /// What pip says of the environment; skips the test where there is no pip that can be told.
    private String pip(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 5];
        command[0] = base.executable().toString();
        command[1] = "-m";
        command[2] = "pip";
        command[3] = "--disable-pip-version-check";
        command[4] = "--python=" + made.python();
        System.arraycopy(arguments, 0, command, 5, arguments.length);
        String output = Pythons.run(ProcessBuilder.Redirect.DISCARD, command);
        assumeTrue(base.version().minor() >= 9 && !output.isEmpty(), "no pip that knows --python");
        return output;
    }

    private static String text(List<?> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /// JUnit warns of every link that leaves its temporary folder.
    @AfterEach
    void leaveNoLinks() throws IOException {
        FolderTree.deleteContents(folder);
    }

    @Test
    void freezesAsPipDoes() throws Exception {
        wheel("PyYAML", "6.0");
        wheel("zope.interface", "5.0.post1");
        wheel("from-archive", "1.0");
        write(
                "from_archive-1.0.dist-info/direct_url.json",
                """
                {"url": "https://example.org/a-1.0.tar.gz", "subdirectory": "x",
                 "archive_info": {"hash": "sha256=ab12", "hashes": {"sha256": "ab12"}}}
                """);
        wheel("from-git", "1.0");
        write(
                "from_git-1.0.dist-info/direct_url.json",
                """
                {"url": "https://example.org/r.git",
                 "vcs_info": {"vcs": "git", "commit_id": "0123", "requested_revision": "main"}}
                """);
        wheel("from-folder", "1.0");
        write(
                "from_folder-1.0.dist-info/direct_url.json",
                "{\"url\": \"file:///somewhere\", \"dir_info\": {}}");
        wheel("plain-editable", "2");
        Path tree = Files.createDirectories(folder.resolve("tree"));
        write(
                "plain_editable-2.dist-info/direct_url.json",
                "{\"url\": \"%s\", \"dir_info\": {\"editable\": true}}"
                        .formatted("file://" + tree));
        wheel("odd", "1");
        write("odd-1.dist-info/direct_url.json", "{ not json");
        write("old_egg-0.1.egg-info/PKG-INFO", "Name: old_egg\nVersion: 0.1\n");
        write("older-0.2.egg-info", "Name: older\nVersion: 0.2\n");
        Path linked = Files.createDirectories(folder.resolve("linked"));
        Files.createDirectories(linked.resolve("Linked.egg-info"));
        Files.writeString(linked.resolve("Linked.egg-info/PKG-INFO"), "Name: Linked\nVersion: 3\n");
        write("Linked.egg-link", linked + "\n.\n");
        write("easy-install.pth", linked + "\n");

        assertThat(text(environment().freeze(false, System.getenv()))).isEqualTo(pip("freeze"));
        assertThat(text(environment().freeze(true, System.getenv())))
                .isEqualTo(pip("freeze", "--all"));
    }

    @Test
    void freezesEditableInstallsWithTheirCommit() throws Exception {
        Path tree = Files.createDirectories(folder.resolve("repo/sub"));
        Files.writeString(tree.resolve("pyproject.toml"), "");
        Pythons.run(
                "sh",
                "-c",
                "cd \"$1\" && git init -q . && git add ."
                        + " && git -c user.name=x -c user.email=x@y commit -q -m one",
                "sh",
                folder.resolve("repo").toString());
        wheel("in-git", "1");
        write(
                "in_git-1.dist-info/direct_url.json",
                "{\"url\": \"file://%s\", \"dir_info\": {\"editable\": true}}".formatted(tree));
        assertThat(text(environment().freeze(false, System.getenv()))).isEqualTo(pip("freeze"));
        for (String remote :
                List.of(
                        "https://example.org/r.git",
                        "git@example.org:a/r.git",
                        "/nowhere/at/all",
                        folder.toString())) {
            Pythons.run(
                    "sh",
                    "-c",
                    "cd %s && git remote remove origin; git remote add origin %s"
                            .formatted(tree, remote));
            assertThat(text(environment().freeze(false, System.getenv())))
                    .as(remote)
                    .isEqualTo(pip("freeze"));
        }
    }

    @Test
    void checksAsPipDoes() throws Exception {
        wheel(
                "Needy",
                "1.0",
                "Requires-Dist: absent>=2",
                "Requires-Dist: Present<2,>=1.5",
                "Requires-Dist: elsewhere; sys_platform == 'plan9'",
                "Requires-Dist: optional; extra == 'more'",
                "Provides-Extra: more");
        wheel("present", "2.1");
        wheel("pre", "2.0a1", "Requires-Dist: present>=2");
        write("egg-1.egg-info/PKG-INFO", "Metadata-Version: 1.0\nName: egg\nVersion: 1\n");
        write("egg-1.egg-info/requires.txt", "gone\n\n[more]\nnothere\n\n[:os_name=='nt']\nwin\n");
        String ours = text(environment().check());
        assertThat(ours.lines().sorted()).isEqualTo(pip("check").lines().sorted().toList());
    }

    @Test
    void findsNothingWrongWhereAllFits() throws Exception {
        wheel("a", "1", "Requires-Dist: b");
        wheel("b", "1", "Requires-Dist: a[x]<2");
        assertThat(environment().check()).isEmpty();
        assertThat(pip("check")).isEqualTo("No broken requirements found.\n");
    }

    @Test
    void noticesWheelsOfAnotherPlatform() throws Exception {
        wheel("foreign", "1");
        write("foreign-1.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: cp27-cp27mu-plan9_mips\n");
        assertThat(text(environment().check()))
                .isEqualTo("foreign 1 is not supported on this platform\n");
    }

    @Test
    void listsAsPipDoes() throws Exception {
        wheel("PyYAML", "6.0");
        wheel("b.c_d", "1!2.0rc1");
        StringBuilder list = new StringBuilder();
        for (InstalledDistribution distribution : environment().installed()) {
            list.append(distribution.displayName()).append("==");
            list.append(distribution.version()).append('\n');
        }
        assertThat(list).hasToString(pip("list", "--format=freeze"));
    }

    @Test
    void describesAsPipShows() throws Exception {
        wheel(
                "Shown",
                "1.0",
                "Summary: What it is",
                "Author-email: A <a@example.org>",
                "License: MIT",
                "Home-page: https://example.org/home",
                "Requires-Dist: Jinja2>=2",
                "Requires-Dist: attrs; python_version > '3'",
                "Requires-Dist: never; python_version < '3'");
        write("Shown-1.0.dist-info/INSTALLER", "wardian\n");
        wheel("User", "1", "Requires-Dist: shown");
        PythonEnvironment environment = environment();
        DistributionDetails details =
                environment.describe(environment.find(PackageName.of("shown")).orElseThrow());
        String shown =
                "Name: %s\nVersion: %s\nSummary: %s\nHome-page: %s\nAuthor: %s\nAuthor-email: %s\n"
                                .formatted(
                                        details.name(),
                                        details.version(),
                                        details.summary(),
                                        details.homePage(),
                                        details.author(),
                                        details.authorEmail())
                        + "License: %s\nLocation: %s\nRequires: %s\nRequired-by: %s\nFiles:\n"
                                .formatted(
                                        details.license(),
                                        details.location(),
                                        String.join(", ", details.requires()),
                                        String.join(", ", details.requiredBy()));
        for (String file : details.files().orElseThrow()) {
            shown += "  " + file + "\n";
        }
        assertThat(shown).isEqualTo(pip("show", "-f", "Shown"));
        assertThat(details.installer()).isEqualTo("wardian");
    }

    @Test
    void passesOverWhatIsBrokenAndSaysSo() throws Exception {
        wheel("fine", "1");
        Files.createDirectories(site.resolve("hollow-1.dist-info"));
        Files.createDirectories(site.resolve("~fine-1.dist-info"));
        write("nameless.egg-info/PKG-INFO", "Version: 1\n");
        wheel("fine", "2");
        PythonEnvironment environment = environment();
        assertThat(environment.installed())
                .extracting(InstalledDistribution::toString)
                .containsExactly("fine 1");
        assertThat(environment.notes())
                .hasSize(4)
                .anyMatch(note -> note.contains("hollow"))
                .anyMatch(note -> note.contains("~fine"))
                .anyMatch(note -> note.contains("nameless"))
                .anyMatch(note -> note.contains("twice"));
    }

    @Test
    void tellsHowEachIsRecorded() throws Exception {
        wheel("modern", "1");
        write("modern-1.dist-info/INSTALLER", "pip\n");
        write("modern-1.dist-info/REQUESTED", "");
        write("old-1.egg-info/PKG-INFO", "Name: old\nVersion: 1\n");
        write("oldest-1.egg-info", "Name: oldest\nVersion: 1\n");
        write("laid-1-py3.egg/EGG-INFO/PKG-INFO", "Name: laid\nVersion: 1\n");
        PythonEnvironment environment = environment();
        assertThat(environment.find(PackageName.of("modern")).orElseThrow())
                .satisfies(
                        modern -> {
                            assertThat(modern.kind()).isEqualTo(Kind.DIST_INFO);
                            assertThat(modern.installer()).contains("pip");
                            assertThat(modern.requested()).isTrue();
                        });
        assertThat(environment.find(PackageName.of("old")).orElseThrow().kind())
                .isEqualTo(Kind.EGG_INFO_FOLDER);
        assertThat(environment.find(PackageName.of("oldest")).orElseThrow().kind())
                .isEqualTo(Kind.EGG_INFO_FILE);
        assertThat(environment.find(PackageName.of("laid")).orElseThrow().kind())
                .isEqualTo(Kind.EGG);
        assertThat(environment.find(PackageName.of("oldest")).orElseThrow().metadata().version())
                .hasToString("1");
    }

    @Test
    void seesOnlyTheFolderThatIsTheTarget() throws Exception {
        wheel("inside", "1");
        Path target = folder.resolve("target");
        PythonEnvironment environment =
                PythonEnvironment.of(made.interpreter(), Scheme.target(target));
        assertThat(environment.installed()).isEmpty();
        assertThat(environment.scheme().scripts()).isEqualTo(target.resolve("bin"));
    }
}

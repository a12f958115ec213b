package dev.wardian.stack.internal.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Repositories of this machine, reached through a stand-in for `ssh` that notes whom it was to
/// call and runs the command here.
class GitSourcesTest {
    @TempDir Path folder;
    private Path repository;

    @BeforeEach
    void makeARepository() throws Exception {
        repository = Files.createDirectories(folder.resolve("served/project.git"));
        git(repository, "init", "-q", "-b", "main", ".");
        commit("one");
        git(repository, "tag", "v1");
        commit("two");
        git(repository, "branch", "side");
        commit("three");
    }

    private void commit(String text) throws Exception {
        Files.writeString(repository.resolve("file.txt"), text);
        git(repository, "add", "-A");
        git(repository, "-c", "user.email=a@b", "-c", "user.name=x", "commit", "-qm", text);
    }

    private static void git(Path where, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).directory(where.toFile()).inheritIO().start();
        assertThat(process.waitFor()).as(command.toString()).isZero();
    }

    private Map<String, String> environment() throws IOException {
        var stand = folder.resolve("ssh-here");
        Files.writeString(
                stand,
                """
                #!/bin/sh
                for word; do last=$word; done
                printf '%%s\\n' "$*" >> '%s'
                cd '%s' && eval "$last"
                """
                        .formatted(folder.resolve("calls.txt"), folder.resolve("served")));
        assertThat(stand.toFile().setExecutable(true)).isTrue();
        var variables = new HashMap<String, String>();
        variables.put("PATH", System.getenv("PATH"));
        variables.put("HOME", folder.toString());
        variables.put("GIT_SSH_COMMAND", stand.toString());
        variables.put("GIT_SSH_VARIANT", "ssh");
        return variables;
    }

    private GitSources sources(boolean offline) throws IOException {
        return new GitSources(folder.resolve("kept"), environment(), offline, () -> {});
    }

    private static String text(GitSources.Checkout checkout) throws IOException {
        return Files.readString(checkout.folder().resolve("file.txt"));
    }

    @Test
    void fetchesTagsBranchesAndCommitsOverSsh() throws Exception {
        var address = "ssh://me@host.invalid:2222" + repository;

        var tag = sources(false).checkout(address, Optional.of("v1"));

        assertThat(text(tag)).isEqualTo("one");
        assertThat(text(sources(false).checkout(address, Optional.of("side")))).isEqualTo("two");
        assertThat(text(sources(false).checkout(address, Optional.empty()))).isEqualTo("three");
        assertThat(text(sources(false).checkout(address, Optional.of(tag.commit()))))
                .isEqualTo("one");
        assertThat(Files.readString(folder.resolve("calls.txt")))
                .contains("-p 2222")
                .contains("me@host.invalid")
                .contains("git-upload-pack");
    }

    @Test
    void asksNobodyForACommitThatIsKept() throws Exception {
        var address = "ssh://me@host.invalid" + repository;
        var known = sources(false).checkout(address, Optional.of("v1"));
        Files.delete(folder.resolve("calls.txt"));

        assertThat(sources(false).checkout(address, Optional.of(known.commit()))).isEqualTo(known);
        assertThat(text(sources(true).checkout(address, Optional.of("v1")))).isEqualTo("one");
        assertThat(folder.resolve("calls.txt")).doesNotExist();
    }

    @Test
    void saysWhichRevisionThereIsNot() throws Exception {
        var address = "ssh://me@host.invalid" + repository;

        assertThatThrownBy(() -> sources(false).checkout(address, Optional.of("v9")))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("`v9`");
    }
}

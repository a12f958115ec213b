package dev.wardian.stack.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Specifier;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileEditTest {
    private static Optional<String> edited(
            String file, String text, int line, String before, String... fromTo) {
        Map<Specifier, Optional<Specifier>> specifiers = new HashMap<>();
        for (var i = 0; i < fromTo.length; i += 2) {
            var to = fromTo[i + 1];
            specifiers.put(
                    Specifier.parse(fromTo[i]),
                    to.isEmpty() ? Optional.empty() : Optional.of(Specifier.parse(to)));
        }
        var requirement = Requirement.parse(before);
        return new FileEdit(
                        Path.of("/work").resolve(file),
                        file,
                        line,
                        requirement.name(),
                        requirement.specifiers(),
                        specifiers,
                        fromTo.length == 0)
                .applied(text);
    }

    @Test
    void keepsEverythingButTheVersion() {
        assertThat(
                        edited(
                                "requirements.txt",
                                "# top\r\n  NumPy[x] >= 2 , < 3   ; python_version > '3'  # why\r\nb\r\n",
                                2,
                                "numpy[x]>=2,<3; python_version>'3'",
                                ">=2",
                                ">=1.26"))
                .contains(
                        "# top\r\n  NumPy[x] >= 1.26 , < 3   ; python_version > '3'  # why\r\nb\r\n");
    }

    @Test
    void changesSeveralClausesAtOnceAndLeavesOutOne() {
        assertThat(edited("r.txt", "a>=1,!=2.0,<2", 1, "a>=1,!=2.0,<2", "!=2.0", "", "<2", "<3"))
                .contains("a>=1,<3");
        assertThat(edited("r.txt", "a (==1.0) # pin\n", 1, "a==1.0", "==1.0", "==2.0"))
                .contains("a (==2.0) # pin\n");
    }

    @Test
    void removesTheOnlyClauseWithItsBlanks() {
        assertThat(edited("r.txt", "a != 1.0  # pin\n", 1, "a!=1.0", "!=1.0", ""))
                .contains("a  # pin\n");
    }

    @Test
    void dropsALineWithWhatContinuesIt() {
        assertThat(
                        edited(
                                "r.txt",
                                "a\nb==1 \\\n  --hash=sha256:00 \\\n  --hash=sha256:01\nc\n",
                                2,
                                "b==1"))
                .contains("a\nc\n");
        assertThat(edited("r.txt", "a\nb==1", 2, "b==1")).contains("a\n");
    }

    @Test
    void refusesALineThatIsNotAsItWas() {
        assertThat(edited("r.txt", "a==1.1\n", 1, "a==1.0", "==1.0", "==2.0")).isEmpty();
        assertThat(edited("r.txt", "b==1.0\n", 1, "a==1.0", "==1.0", "==2.0")).isEmpty();
        assertThat(edited("r.txt", "a==1.0\n", 2, "a==1.0", "==1.0", "==2.0")).isEmpty();
        assertThat(edited("r.txt", "a==${V}\n", 1, "a==1.0", "==1.0", "==2.0")).isEmpty();
    }

    @Test
    void editsAStringOfATomlArray() {
        var text =
                """
                [project]
                name = "demo" # ü
                dependencies = [
                    "a >=1,<2",  # first
                    'b==1.0; sys_platform == "linux"', "c",
                ]
                """;

        assertThat(edited("pyproject.toml", text, 4, "a>=1,<2", "<2", "<3"))
                .contains(text.replace("<2", "<3"));
        assertThat(
                        edited(
                                "pyproject.toml",
                                text,
                                5,
                                "b==1.0; sys_platform=='linux'",
                                "==1.0",
                                "==2"))
                .contains(text.replace("b==1.0", "b==2"));
        assertThat(edited("pyproject.toml", text, 4, "a>=1,<2"))
                .contains(text.replace("    \"a >=1,<2\",  # first\n", ""));
        assertThat(edited("pyproject.toml", text, 5, "c")).contains(text.replace(" \"c\",", " "));
    }

    @Test
    void dropsTheLastOfSeveralInALine() {
        assertThat(edited("p.toml", "x = [\"a\", \"b==1\"]\n", 1, "b==1"))
                .contains("x = [\"a\"]\n");
        assertThat(edited("p.toml", "x = [\"b==1\"]\n", 1, "b==1")).contains("x = []\n");
    }
}

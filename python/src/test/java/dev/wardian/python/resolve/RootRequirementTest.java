package dev.wardian.python.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.VersionRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class RootRequirementTest {
    private final RootRequirement secret =
            new RootRequirement(
                    Requirement.parse("a @ https://me:hunter2@files.invalid/a-1.0.tar.gz"),
                    new Origin("requirements.txt:3"));

    @Test
    void showsNoSecretOfItsAddress() {
        assertThat(secret)
                .hasToString("a @ https://me:****@files.invalid/a-1.0.tar.gz (requirements.txt:3)");
    }

    @Test
    void isToldWithoutSecretsWhereItCannotBeMet() {
        Fact told = new Fact.Asked(secret, new VersionText(VersionRange.full(), List.of()));

        assertThat(told.text()).contains("me:****@").doesNotContain("hunter2");
    }

    @Test
    void keepsWhatHasNoAddressAsItIsWritten() {
        assertThat(
                        new RootRequirement(
                                        Requirement.parse("a>=1; python_version < '3.12'"),
                                        new Origin("x"),
                                        List.of())
                                .shown())
                .isEqualTo(Requirement.parse("a>=1; python_version < '3.12'").toString());
    }
}

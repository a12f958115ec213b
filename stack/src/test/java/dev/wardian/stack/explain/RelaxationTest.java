package dev.wardian.stack.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.python.resolve.Origin;
import dev.wardian.python.resolve.RootRequirement;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelaxationTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a==1.0        | 2.3.1 | a==2.3.1
                    a==1.2.*      | 2.3.1 | a==2.3.*
                    a===1.0       | 2.3.1 | a===2.3.1
                    a~=1.2        | 2.3.1 | a~=2.3
                    a~=1.2.0      | 2.3   | a~=2.3.0
                    a>=4          | 3.1   | a>=3.1
                    a>4           | 3.1   | a>=3.1
                    a<=4          | 4.1   | a<=4.1
                    a<4           | 4.1   | a<5
                    a<4.5         | 4.5   | a<4.6
                    a<4.5         | 5.2   | a<6
                    a>=1,<2       | 2.0   | a<3,>=1
                    a>=2,<4,!=3.1 | 3.1   | a<4,>=2
                    a[x]>=2; python_version>'3' | 1.0 | a[x]>=1.0; python_version > '3'
                    """)
    void movesNoMoreThanItMust(String written, String version, String expected) {
        var demand =
                new Demand(
                        Demand.Kind.REQUIREMENT,
                        new RootRequirement(Requirement.parse(written), Origin.COMMAND_LINE));

        var change =
                new Change.Respecified(
                        demand,
                        Relaxation.towards(
                                demand.requirement().specifiers(), Version.parse(version)));

        assertThat(change.replacement()).isEqualTo(Requirement.parse(expected));
        assertThat(change.replacement().specifiers().contains(Version.parse(version))).isTrue();
    }
}

package dev.wardian.standards.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.marker.MarkerEnvironment;
import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.version.SpecifierSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementTest {
    @Test
    void keepsTheOrderOfItsSpecifiersForPeople() {
        var requirement = Requirement.parse("a[x] >=1, <2, !=1.5 ; python_version < '3'");

        assertThat(requirement.asWritten()).isEqualTo("a[x]>=1,<2,!=1.5; python_version < \"3\"");
        assertThat(requirement).isEqualTo(Requirement.parse(requirement.asWritten()));
    }

    @Test
    void printsTheFormOfTheStandard() {
        assertThat(Requirement.parse("Foo_Bar [B,a] (>=1, <2) ; python_version<'3.9'"))
                .hasToString("foo-bar[a,b]<2,>=1; python_version < \"3.9\"");
        assertThat(Requirement.parse("foo[x] @ https://example.com/foo.zip ;os_name=='nt'"))
                .hasToString("foo[x] @ https://example.com/foo.zip ; os_name == \"nt\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    elasticsearch-dsl (>=7.2.0<8.0.0) | elasticsearch-dsl (>=7.2.0,<8.0.0)
                    jupyter-core (!=~5.0,>=4.12)      | jupyter-core (!=5.0.*,>=4.12)
                    jupyter-core (!=~5,>=4.12)        | jupyter-core (!=5.*,>=4.12)
                    torch (>=1.9.*)                   | torch (>=1.9)
                    torch (>= 1.9.*)                  | torch (>=1.9)
                    pyzmq (>=2.7,!=3.0*,!=3.1*)       | pyzmq (>=2.7,!=3.0.*,!=3.1.*)
                    pyzmq >=3.6,                      | pyzmq >=3.6
                    numpy ">=1.19"; os_name >= "nt"   | numpy >=1.19; os_name >= "nt"
                    'numpy' >=1.19"; os_name == 'nt'  | numpy >=1.19; os_name == "nt"
                    celery >dev                       | celery >0.0.0dev
                    pytz (>=2011k)                    | pytz (>=2011)
                    pytz (>2011k,<2020); os_name > '' | pytz (>2011,<2020); os_name > ""
                    """,
            quoteCharacter = '`')
    void repairsWhatOldMetadataGotWrong(String broken, String meant) {
        assertThat(Requirement.parseLenient(broken)).isEqualTo(Requirement.parse(meant));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    >=7.2.0<8.0.0                | >=7.2.0,<8.0.0
                    !=~5.0,>=4.12                | !=5.0.*,>=4.12
                    >=1.*                        | >=1
                    >= 3.5.*                     | >=3.5
                    >=2.7,!=3.0*,!=3.1*,!=3.2*   | >=2.7,!=3.0.*,!=3.1.*,!=3.2.*
                    >=3.6,                       | >=3.6
                    >= '2.7'                     | >=2.7
                    >="3.6"                      | >=3.6
                    >=2.7, !=3.0.*, !=3.1.*,     | >=2.7,!=3.0.*,!=3.1.*
                    >=2.7,!=3.0.*,<3.4.*         | >=2.7,!=3.0.*,<3.4
                    >=2.7, !=3.1.*', !=3.3.*'    | >=2.7,!=3.1.*,!=3.3.*
                    >=3.6'                       | >=3.6
                    >dev                         | >0.0.0dev
                    >=9.0.0a1.0                  | >=9.0.0a1
                    >=9a1.0                      | >=9a1
                    """,
            quoteCharacter = '`')
    void repairsSpecifiersOfOldMetadata(String broken, String meant) {
        assertThat(Requirement.parseLenientSpecifiers(broken)).isEqualTo(SpecifierSet.parse(meant));
    }

    @Test
    void tellsOfTheTextAsWrittenWhenNoRepairHelps() {
        assertThatThrownBy(() -> Requirement.parseLenient("foo>=1<2 bar"))
                .isInstanceOfSatisfying(
                        SyntaxException.class,
                        fault -> assertThat(fault.text()).isEqualTo("foo>=1<2 bar"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-x", "foo[", "foo[a b]", "foo bar", "foo>=", "foo @", "foo;", "é"})
    void refusesWhatIsNoRequirement(String text) {
        assertThatThrownBy(() -> Requirement.parse(text)).isInstanceOf(SyntaxException.class);
    }

    @Test
    void pointsToTheFaultInTheWholeText() {
        assertThatThrownBy(() -> Requirement.parse("foo>=1; os_name = 'nt'"))
                .isInstanceOfSatisfying(
                        SyntaxException.class,
                        fault -> {
                            assertThat(fault.text()).isEqualTo("foo>=1; os_name = 'nt'");
                            assertThat(fault.position()).isEqualTo(16);
                        });
    }

    @Test
    void appliesWhereItsMarkerHolds() {
        MarkerEnvironment posix = MarkerEnvironment.of(Map.of("os_name", "posix"));
        Requirement requirement = Requirement.parse("foo; os_name == 'posix' and extra == 'x'");
        assertThat(requirement.appliesTo(posix, Set.of(ExtraName.of("x")))).isTrue();
        assertThat(requirement.appliesTo(posix, Set.of())).isFalse();
        assertThat(requirement.withoutMarker().appliesTo(posix, Set.of())).isTrue();
    }

    @Test
    void readsAlikeWithAndWithoutMemory() {
        RequirementReader reader = new RequirementReader();
        for (String text : new String[] {"a; os_name == 'x'", "b; os_name == 'x'", "c>=1.*"}) {
            assertThat(reader.readLenient(text)).isEqualTo(Requirement.parseLenient(text));
        }
        assertThat(reader.read("a; os_name == 'x'").marker().orElseThrow())
                .isSameAs(reader.read("b; os_name == 'x'").marker().orElseThrow());
        assertThat(reader.readLenient("a>=1")).isSameAs(reader.read("a>=1"));
    }

    @Test
    void remembersNothingThatIsOnlyLenientlyARequirement() {
        RequirementReader reader = new RequirementReader();
        assertThat(reader.readLenient("c>=1.*")).isEqualTo(Requirement.parse("c>=1"));
        assertThatThrownBy(() -> reader.read("c>=1.*")).isInstanceOf(SyntaxException.class);
    }
}

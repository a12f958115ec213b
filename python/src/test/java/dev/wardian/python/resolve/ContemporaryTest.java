package dev.wardian.python.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.version.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ContemporaryTest {
    private static final String PANDAS_DAY = "2023-04-03";

    private final MemorySource source = new MemorySource();
    private ResolveOptions options = ResolveOptions.DEFAULT.withOrder(CandidateOrder.CONTEMPORARY);

    private void offer(String day, String name, String version, String... requires) {
        offerFile(day, name, version, name + "-" + version + "-py3-none-any.whl", requires);
    }

    private void offerFile(
            String day, String name, String version, String file, String... requires) {
        source.offer(
                name,
                version,
                file,
                "",
                List.of(requires),
                builder ->
                        day.isEmpty()
                                ? builder
                                : builder.uploadTime(Instant.parse(day + "T12:00:00Z")));
    }

    private void offerPandasAndNumpy() {
        offer(PANDAS_DAY, "pandas", "2.0.0", "numpy>=1.20");
        offer("2022-06-22", "numpy", "1.23.0");
        offer("2023-02-05", "numpy", "1.24.2");
        offer("2023-06-26", "numpy", "1.24.4");
        offer("2023-06-17", "numpy", "1.25.0");
        offer("2026-06-01", "numpy", "2.4.6");
    }

    private PythonResolution.Solved solved(String... requirements) {
        List<RootRequirement> roots = new ArrayList<>();
        for (String requirement : requirements) {
            roots.add(
                    new RootRequirement(
                            Requirement.parse(requirement), new Origin("requirements.txt")));
        }
        PythonResolution resolution =
                new PythonResolver(
                                source,
                                (name, url) ->
                                        CoreMetadata.of(
                                                name,
                                                Version.parse("1"),
                                                Optional.empty(),
                                                List.of(),
                                                new TreeSet<>()),
                                Targets.linux("3.11"),
                                options,
                                ResolveListener.SILENT)
                        .resolve(roots, List.of(), List.of());
        return switch (resolution) {
            case PythonResolution.Solved solved -> solved;
            case PythonResolution.Unsolvable(var explanation) ->
                    throw new AssertionError(explanation.message() + explanation.lines());
        };
    }

    private List<String> pins(String... requirements) {
        List<String> pins = new ArrayList<>();
        for (ResolvedPackage one : solved(requirements).packages()) {
            pins.add(one.name() + "==" + one.version());
        }
        return pins;
    }

    @Test
    void takesTheLastPatchOfTheNewestSeriesOfThePinsTime() {
        offerPandasAndNumpy();

        assertThat(pins("pandas==2.0.0")).containsExactly("numpy==1.24.4", "pandas==2.0.0");
    }

    @Test
    void takesAReleaseOfMajorZeroForASeriesOfItsOwn() {
        offer("2023-07-05", "numpyro", "0.12.1", "jax>=0.4.7");
        offer("2023-06-23", "jax", "0.4.13");
        offer("2023-07-29", "jax", "0.4.14");
        offer("2024-12-17", "jax", "0.4.38");
        offer("2025-01-27", "jax", "0.5.0");

        assertThat(pins("numpyro==0.12.1")).containsExactly("jax==0.4.14", "numpyro==0.12.1");

        offer("2023-07-01", "llama", "0.6.38", "langchain");
        offer("2023-06-30", "langchain", "0.0.221");
        offer("2024-01-02", "langchain", "0.0.354");
        offer("2024-02-01", "langchain", "0.1.4");

        assertThat(pins("llama==0.6.38")).containsExactly("langchain==0.0.221", "llama==0.6.38");
    }

    @Test
    void followsWhatAnUpperEndHoldsBack() {
        offerPandasAndNumpy();
        offer("2026-05-01", "pandas", "3.1.0", "numpy>=2");

        assertThat(pins("pandas<3")).containsExactly("numpy==1.24.4", "pandas==2.0.0");
        assertThat(pins("pandas~=2.0")).containsExactly("numpy==1.24.4", "pandas==2.0.0");
        assertThat(pins("pandas==2.*")).containsExactly("numpy==1.24.4", "pandas==2.0.0");
        assertThat(solved("pandas<3").packages().getFirst().contemporary().map(Contemporary::text))
                .hasValue("of the time of pandas 2.0.0; 2.4.6 exists");
    }

    @Test
    void doesNotFollowWhatAnUpperEndLeavesAtItsNewest() {
        offerPandasAndNumpy();
        offer("2023-05-01", "pandas", "3.0.0rc1", "numpy>=2");

        assertThat(pins("pandas>=1,<3")).containsExactly("numpy==2.4.6", "pandas==2.0.0");
        assertThat(pins("pandas>1")).containsExactly("numpy==2.4.6", "pandas==2.0.0");
    }

    @Test
    void saysWhichPinItFollowsAndWhatElseExists() {
        offerPandasAndNumpy();

        ResolvedPackage numpy = solved("pandas==2.0.0").packages().getFirst();

        assertThat(numpy.contemporary().map(Contemporary::text))
                .hasValue("of the time of pandas 2.0.0; 2.4.6 exists");
    }

    @Test
    void saysNothingOfTimeWhereTheNewestWasTaken() {
        offerPandasAndNumpy();

        assertThat(solved("pandas").packages().getFirst().contemporary()).isEmpty();
    }

    @Test
    void takesTheNewestForWhatNobodyPinned() {
        offerPandasAndNumpy();

        assertThat(pins("pandas>=2")).containsExactly("numpy==2.4.6", "pandas==2.0.0");
    }

    @Test
    void leavesRequirementsAloneThatNoPinLeadsTo() {
        offerPandasAndNumpy();
        offer("2022-01-01", "rich", "12.0");
        offer("2026-01-01", "rich", "15.0", "pygments");
        offer("2021-01-01", "pygments", "2.10");
        offer("2026-01-01", "pygments", "2.20");

        assertThat(pins("pandas==2.0.0", "rich")).contains("rich==15.0", "pygments==2.20");
    }

    @Test
    void takesTheNewestOfAllWhereTheHighestWasAskedFor() {
        offerPandasAndNumpy();
        options = options.withOrder(CandidateOrder.HIGHEST);

        assertThat(pins("pandas==2.0.0")).contains("numpy==2.4.6");
    }

    @Test
    void neverMakesASolvableSetUnsolvable() {
        offerPandasAndNumpy();
        offer("2026-01-01", "new", "1.0", "numpy>=2");

        assertThat(pins("pandas==2.0.0", "new"))
                .containsExactly("new==1.0", "numpy==2.4.6", "pandas==2.0.0");
    }

    @Test
    void followsTheNewestOfThePinsThatLeadToAPackage() {
        offerPandasAndNumpy();
        offer("2023-08-01", "young", "1.0", "middle");
        offer("2023-08-01", "middle", "1.0", "numpy");

        assertThat(pins("pandas==2.0.0", "young==1.0")).contains("numpy==1.25.0");
    }

    @Test
    void goesThroughDependenciesThatNobodyPinned() {
        offer("2023-01-01", "top", "1.0", "middle");
        offer("2022-12-01", "middle", "1.0", "bottom");
        offer("2022-12-01", "bottom", "1.0");
        offer("2026-12-01", "bottom", "2.0");

        assertThat(pins("top==1.0")).contains("bottom==1.0");
    }

    @Test
    void takesTheFirstWheelAfterThePinWhereThatTimeHadNone() {
        offer("2023-01-01", "tables", "3.8.0", "msgpack");
        offerFile("2022-06-01", "msgpack", "1.0.4", "msgpack-1.0.4.tar.gz");
        offer("2023-03-08", "msgpack", "1.0.5");
        offer("2023-09-28", "msgpack", "1.0.7");
        offer("2026-09-28", "msgpack", "1.2.1");

        assertThat(pins("tables==3.8.0")).contains("msgpack==1.0.7");
    }

    @Test
    void buildsSourcesOfThePinsTimeWhereThereAreNoWheels() {
        offer("2023-01-01", "top", "1.0", "old");
        offerFile("2022-06-01", "old", "1.0", "old-1.0.tar.gz");
        offerFile("2026-06-01", "old", "2.0", "old-2.0.tar.gz");

        assertThat(pins("top==1.0")).contains("old==1.0");
    }

    @Test
    void doesWithoutTimeWhereTheIndexTellsNone() {
        offer("", "pandas", "2.0.0", "numpy");
        offer("", "numpy", "1.24.2");
        offer("", "numpy", "2.4.6");

        assertThat(pins("pandas==2.0.0")).contains("numpy==2.4.6");
    }

    @Test
    void keepsCertificatesAndTimeZonesNew() {
        offer("2023-01-01", "requests", "2.28.2", "certifi");
        offer("2022-12-07", "certifi", "2022.12.7");
        offer("2026-11-01", "certifi", "2026.11.1");

        assertThat(pins("requests==2.28.2")).contains("certifi==2026.11.1");
    }

    @Test
    void givesWayToVersionsOfAnEarlierAnswer() {
        offerPandasAndNumpy();
        options = options.withPreferences(Map.of(PackageName.of("numpy"), Version.parse("1.25.0")));

        assertThat(pins("pandas==2.0.0")).contains("numpy==1.25.0");
    }

    @Test
    void passesOverANewMajorReleaseThatThePinDidNotLiveToSee() {
        offer("2023-10-04", "index", "0.8", "client", "fresh", "steady");
        offer("2023-09-01", "client", "0.28.1");
        offer("2023-11-06", "client", "1.0.0");
        offer("2023-11-16", "client", "0.28.2");
        offer("2026-11-01", "client", "3.0.0");
        offer("2023-11-06", "fresh", "1.0.0");
        offer("2023-09-01", "steady", "2.0.0");
        offer("2023-11-06", "steady", "2.1.0");
        offer("2026-11-06", "steady", "2.2.0");

        assertThat(pins("index==0.8")).contains("client==0.28.2", "fresh==1.0.0", "steady==2.1.0");
    }

    @Test
    void takesAReleaseForAsOldAsALaterPatchOfItsSeries() {
        offer("2025-12-05", "lib", "0.4.13", "numpy");
        offer("2023-10-07", "lib", "0.4.18", "numpy");
        offer("2025-01-17", "lib", "0.5.0", "numpy");
        offer("2023-09-16", "numpy", "1.26.0");
        offer("2024-02-05", "numpy", "1.26.4");
        offer("2025-11-01", "numpy", "2.3.5");

        assertThat(pins("lib==0.4.13")).contains("numpy==1.26.4");
    }

    @Test
    void takesTheNextWheelWhereThatOfTheTimeWasLeftBehind() {
        offer("2019-02-17", "html", "0.10", "sockets");
        offer("2017-03-29", "sockets", "3.3");
        offerFile("2018-11-01", "sockets", "7.0", "sockets-7.0.tar.gz");
        offer("2022-10-25", "sockets", "10.4");
        offer("2026-10-25", "sockets", "17.0");

        assertThat(pins("html==0.10")).contains("sockets==10.4");
    }

    @Test
    void looksAtAnOldPinInTheTimeOfAPythonThatIsYounger() {
        offer("2022-06-26", "sentences", "2.2.2", "models");
        offer("2022-07-01", "models", "4.20", "numpy");
        offer("2022-10-20", "models", "4.23", "numpy");
        offer("2022-12-01", "models", "4.25", "numpy");
        offer("2022-06-22", "numpy", "1.23.0");
        offer("2022-12-18", "numpy", "1.24.0");

        assertThat(pins("sentences==2.2.2")).contains("models==4.23", "numpy==1.23.0");
        assertThat(solved("sentences==2.2.2").packages().getFirst().contemporary())
                .map(Contemporary::text)
                .hasValue("of the time of sentences 2.2.2 and Python 3.11; 4.25 exists");
    }
}

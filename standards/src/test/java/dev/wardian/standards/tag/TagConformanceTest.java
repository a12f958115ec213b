package dev.wardian.standards.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wardian.standards.SyntaxException;
import dev.wardian.standards.peer.PeerCases;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TagConformanceTest {
    @Test
    void readsCompressedTagsAsTheReferenceDoes() {
        PeerCases.of("tags-filenames", "parse_tag")
                .check(
                        one -> {
                            if (one.get("valid").asBoolean()) {
                                assertThat(parse(one).stream().map(WheelTag::toString))
                                        .containsExactlyInAnyOrderElementsOf(
                                                PeerCases.texts(one.get("tags")));
                            } else {
                                assertThatThrownBy(() -> parse(one))
                                        .isInstanceOf(SyntaxException.class);
                            }
                        });
    }

    private static Set<WheelTag> parse(JsonNode one) {
        String tag = one.get("tag").asString();
        Set<WheelTag> sorted =
                one.path("validate_order").asBoolean(false)
                        ? WheelTag.parseSorted(tag)
                        : WheelTag.parse(tag);
        return one.has("limit") ? WheelTag.parse(tag, one.get("limit").asInt()) : sorted;
    }

    @Test
    void generatesTagsInTheOrderOfTheReference() {
        PeerCases.of("tags-filenames", "tag_generation")
                .check(
                        one ->
                                assertThat(
                                                generate(
                                                        one.get("function").asString(),
                                                        one.get("args")))
                                        .isEqualTo(PeerCases.texts(one.get("expected"))));
    }

    private static List<String> generate(String function, JsonNode args) {
        List<String> platforms = PeerCases.texts(args.path("platforms"));
        List<String> abis = PeerCases.texts(args.path("abis"));
        return switch (function) {
            case "cpython_tags" -> tags(TagOrder.cpython(python(args), abis, platforms));
            case "generic_tags" ->
                    tags(TagOrder.generic(args.get("interpreter").asString(), abis, platforms));
            case "compatible_tags" ->
                    tags(
                            TagOrder.compatible(
                                    python(args),
                                    args.path("interpreter").asString(""),
                                    platforms));
            case "pure_python_tags" -> tags(TagOrder.pure(python(args)));
            case "mac_platforms" ->
                    PlatformTags.macos(
                            args.get("version").get(0).asInt(),
                            args.get("version").get(1).asInt(),
                            args.get("arch").asString());
            case "ios_platforms" ->
                    PlatformTags.ios(
                            args.get("version").get(0).asInt(),
                            args.get("version").get(1).asInt(),
                            args.get("multiarch").asString());
            case "android_platforms" ->
                    PlatformTags.android(args.get("api_level").asInt(), args.get("abi").asString());
            default -> throw PeerCases.notApplicable("no counterpart of " + function);
        };
    }

    private static List<String> tags(List<TagBlock> blocks) {
        return CompatibleTags.expand(blocks).stream().map(WheelTag::toString).toList();
    }

    private static int[] python(JsonNode args) {
        JsonNode version = args.get("python_version");
        int[] python = new int[version.size()];
        for (int i = 0; i < python.length; i++) {
            python[i] = version.get(i).asInt();
        }
        return python;
    }

    @Test
    void listsPlatformsInTheOrderOfTheReference() {
        PeerCases.of("tags-filenames", "platform_tags")
                .check(
                        one -> {
                            int major = one.get("version").get(0).asInt();
                            int minor = one.get("version").get(1).asInt();
                            String arch = one.get("arch").asString();
                            String system = one.has("os") ? "os" : "libc";
                            List<String> platforms =
                                    switch (one.get(system).asString()) {
                                        case "glibc" -> PlatformTags.glibc(major, minor, arch);
                                        case "musl" -> PlatformTags.musl(major, minor, arch);
                                        case "macos" -> PlatformTags.macos(major, minor, arch);
                                        default -> throw PeerCases.notApplicable("unknown system");
                                    };
                            assertThat(platforms).isEqualTo(PeerCases.texts(one.get("expected")));
                        });
    }

    @Test
    void ordersTheTagsOfInterpretersAsTheReferenceDoes() {
        PeerCases.of("tags-filenames", "interpreter_tags")
                .check(
                        one -> {
                            String implementation = one.get("implementation").asString();
                            if (!implementation.equals("cpython")) {
                                throw PeerCases.notApplicable("another interpreter than CPython");
                            }
                            int major = one.get("python").get(0).asInt();
                            int minor = one.get("python").get(1).asInt();
                            CompatibleTags tags =
                                    CompatibleTags.forCpython(
                                            major,
                                            minor,
                                            one.get("abi").asString().endsWith("t"),
                                            PeerCases.texts(one.get("platforms")));
                            List<String> all =
                                    tags.tags().stream().map(WheelTag::toString).toList();
                            List<String> first = PeerCases.texts(one.get("expected_first"));
                            assertThat(all.subList(0, first.size())).isEqualTo(first);
                            assertThat(all).hasSize(one.get("count").asInt());
                            assertThat(sha256(String.join("\n", all)))
                                    .isEqualTo(one.get("expected_sha256").asString());
                        });
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

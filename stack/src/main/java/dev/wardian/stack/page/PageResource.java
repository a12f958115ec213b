package dev.wardian.stack.page;

import dev.wardian.stack.internal.page.HtmlPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The parts of pages that are files of their own.
enum PageResource {
    STYLE("packages.css"),
    SCRIPT("packages.js"),
    /// Apache ECharts, as its WebJar brings it; its licence stands at its head.
    CHARTS("echarts.min.js");

    private final String name;

    PageResource(String name) {
        this.name = name;
    }

    String text() {
        try (var in = HtmlPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

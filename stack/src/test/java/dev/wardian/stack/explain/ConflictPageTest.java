package dev.wardian.stack.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ConflictPageTest {
    private final MemoryIndex index = new MemoryIndex();

    private Inquiry deep() {
        index.offer("a", "1.0", "m").offer("m", "1.0", "x<2").offer("m", "2.0", "x");
        index.offer("b", "1.0", "x>=2").offer("x", "1.0").offer("x", "2.0");
        return index.inquiry(MemoryIndex.question(List.of("a", "b"), List.of("m==1.0")));
    }

    private static String page(Inquiry inquiry) {
        return ConflictPage.html(inquiry, inquiry.fixes());
    }

    /// The page as XML: what it writes is well-formed but for elements that HTML leaves open.
    private static Document parsed(String page) {
        try {
            var xml =
                    page.replace("<!doctype html>\n", "")
                            .replaceAll("<(meta|br)([^>]*)>", "<$1$2/>");
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)));
        } catch (Exception broken) {
            throw new AssertionError(page, broken);
        }
    }

    private static List<Element> all(Document page, String name) {
        var found = new ArrayList<Element>();
        var nodes = page.getElementsByTagName(name);
        for (var i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    @Test
    void saysAllThatTheTreeForProgramsSays() {
        var inquiry = deep();

        var text = parsed(page(inquiry)).getDocumentElement().getTextContent();

        for (var said : texts(InquiryTree.of(inquiry, inquiry.fixes()))) {
            assertThat(text).contains(said.replace("`", ""));
        }
    }

    private static List<String> texts(Map<?, ?> tree) {
        var texts = new ArrayList<String>();
        tree.forEach(
                (key, value) -> {
                    if (value instanceof String text
                            && List.of("text", "message", "requirement", "doubt").contains(key)) {
                        texts.add(text);
                    } else if (value instanceof List<?> list) {
                        for (var one : list) {
                            if (one instanceof Map<?, ?> map) {
                                texts.addAll(texts(map));
                            }
                        }
                    }
                });
        return texts;
    }

    @Test
    void loadsNothingAndRunsNothing() {
        assertThat(page(deep()))
                .contains("default-src 'none'")
                .doesNotContain("http:", "https:", "src=", "<script", "<link", "@import");
    }

    @Test
    void leadsFromEachRowOfTheGraphToItsFact() {
        var page = parsed(page(deep()));

        var ids = new HashSet<String>();
        for (var tag : List.of("li", "h2", "marker")) {
            all(page, tag).forEach(it -> assertThat(it.getAttribute("id")).satisfies(ids::add));
        }
        assertThat(all(page, "a")).hasSizeGreaterThan(4);
        for (var link : all(page, "a")) {
            assertThat(ids).contains(link.getAttribute("href").substring(1));
        }
    }

    @Test
    void marksInWordsTheOnePackageWhereNothingIsLeft() {
        var torn =
                all(parsed(page(deep())), "g").stream()
                        .filter(it -> it.getAttribute("class").equals("torn"))
                        .map(Element::getTextContent)
                        .toList();

        assertThat(torn).singleElement().asString().contains("x", "✗ nothing is left");
    }

    @Test
    void drawsEachPackageOnceInsideTheDrawing() {
        var page = parsed(page(deep()));

        var box = all(page, "svg").getFirst().getAttribute("viewBox").split(" ", -1);
        var rectangles = all(page, "rect");
        assertThat(rectangles).hasSize(6); // two files, a, b, m, x
        for (var one : rectangles) {
            assertThat(number(one, "x") + number(one, "width"))
                    .isLessThanOrEqualTo(Double.parseDouble(box[2]));
            assertThat(number(one, "y") + number(one, "height"))
                    .isLessThanOrEqualTo(Double.parseDouble(box[3]));
        }
    }

    private static double number(Element element, String name) {
        return Double.parseDouble(element.getAttribute(name));
    }

    @Test
    void drawsPackagesThatNeedEachOther() {
        index.offer("a", "1.0", "b>=1").offer("b", "1.0", "a>=1", "c>=2").offer("c", "1.0");

        assertThat(parsed(page(index.inquiry(MemoryIndex.question("a"))))).isNotNull();
    }

    @Test
    void keepsWhatPeopleWroteFromBecomingMarkup() {
        index.offer("a", "1.0", "b<2").offer("b", "1.0").offer("b", "2.0");

        assertThat(page(index.inquiry(MemoryIndex.question("a", "b>=2"))))
                .contains("b&gt;=2", "b&lt;2");
    }
}

package dev.wardian.stack.explain;

import static dev.wardian.stack.internal.page.HtmlText.escaped;
import static dev.wardian.stack.internal.page.HtmlText.withCode;

import dev.wardian.stack.internal.page.HtmlPage;
import java.util.ArrayList;
import java.util.List;

/// Draws conflicts and fixes as a page of its own: for each conflict a graph of who asks what of
/// whom and the same in words, then what would help. It says what [InquiryTree] does; it loads
/// nothing, needs no script, can be walked through with the keyboard, and follows the reader's
/// light or dark setting.
public final class ConflictPage {

    private static final String STYLE =
            """
            :root { color-scheme: light dark; --ink: #1b1f24; --dim: #59636e; --paper: #ffffff; \
            --line: #d1d9e0; --box: #f6f8fa; --source: #ddf4ff; --bad: #b3261e; --bad-box: #fdecea; \
            --mark: #fff3b8; --focus: #0550ae; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --dim: #9198a1; \
            --paper: #0d1117; --line: #3d444d; --box: #161b22; --source: #10263f; --bad: #ff9492; \
            --bad-box: #3c1618; --mark: #4b3a00; --focus: #79c0ff; } }
            body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); \
            background: var(--paper); margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }
            h1 { font-size: 1.4rem; line-height: 1.3; } h2 { font-size: 1.15rem; margin-top: 2rem; }
            h3 { font-size: 1rem; margin: 1rem 0 .3rem; }
            p, ol, ul { margin: .3rem 0; } li { padding: .1rem .3rem; border-radius: 4px; }
            code { font: .92em ui-monospace, monospace; }
            a { color: inherit; } .dim { color: var(--dim); } .but { color: var(--bad); }
            a:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
            li:target { background: var(--mark); }
            .graph { overflow-x: auto; margin: .8rem 0; }
            svg { display: block; max-width: 100%; min-width: 40rem; height: auto; }
            svg text { font: 12px ui-monospace, monospace; fill: var(--ink); }
            svg rect { fill: var(--box); stroke: var(--line); }
            svg .written rect { fill: var(--source); } svg .torn rect { fill: var(--bad-box); \
            stroke: var(--bad); stroke-width: 2; }
            svg .head { font-weight: 700; } svg .mark { fill: var(--bad); font-weight: 700; }
            svg .asks, svg .note { fill: var(--dim); }
            svg .link { fill: none; stroke: var(--dim); stroke-width: 1.4; } svg .tip { fill: var(--dim); }
            svg path.torn { stroke: var(--bad); } svg .limit { stroke-dasharray: 5 4; }
            svg a:focus text, svg a:hover text { text-decoration: underline; }
            @media print { .graph { overflow: visible; } svg { min-width: 0; } }
            """;

    private final StringBuilder page = new StringBuilder(32 * 1024);

    private final String title;

    private ConflictPage(String title) {
        this.title = title;
    }

    /// The page as HTML, UTF-8.
    ///
    /// @param fixes those to name, in the order of their numbers
    public static String html(Inquiry inquiry, List<Fix> fixes) {
        return new ConflictPage(inquiry.first().message()).written(inquiry, fixes);
    }

    private String written(Inquiry inquiry, List<Fix> fixes) {
        page.append("<main>\n");
        page.append("<h1>").append(withCode(title)).append("</h1>\n");
        var conflicts = inquiry.conflicts();
        var found = conflicts.found();
        summary(conflicts, fixes);
        for (var index = 0; index < found.size(); index++) {
            conflict(index + 1, found.size(), found.get(index));
        }
        fixes(fixes);
        first(inquiry);
        inquiry.first().hint().ifPresent(it -> paragraph("hint: " + it));
        page.append("</main>\n");
        return new HtmlPage(title.replace("`", ""), STYLE).html(page.toString()).written();
    }

    private void summary(Conflicts conflicts, List<Fix> fixes) {
        var count = conflicts.found().size();
        page.append("<p>");
        page.append(count == 1 ? "One conflict" : count + " independent conflicts");
        page.append(conflicts.complete() ? ". " : "; there may be more. ");
        if (!fixes.isEmpty()) {
            page.append("<a href=\"#help\">What would help</a>.");
        }
        page.append("</p>\n");
    }

    /// The first explanation, where the conflicts do not say the same.
    private void first(Inquiry inquiry) {
        var lines = inquiry.first().lines();
        var found = inquiry.conflicts().found();
        if (found.stream().anyMatch(it -> it.lines().equals(lines))) {
            return;
        }
        page.append("<details><summary>As the solver found it first</summary>\n<ul>\n");
        for (var line : lines) {
            page.append("<li>").append(withCode(line)).append("</li>\n");
        }
        page.append("</ul>\n</details>\n");
    }

    private void conflict(int number, int of, Conflict conflict) {
        var id = "c" + number;
        page.append("<section aria-labelledby=\"").append(id).append("\">\n<h2 id=\"").append(id);
        page.append("\">").append(of == 1 ? "" : number + ". ");
        page.append(
                conflict.message().equals(title)
                        ? "Who asks what of whom"
                        : withCode(conflict.message()));
        page.append("</h2>\n");
        var facts = conflict.explanation().facts();
        page.append("<div class=\"graph\">\n");
        page.append(new ConflictDrawing(facts, id + "f").svg()).append("</div>\n");
        page.append("<h3>Facts that cannot all hold</h3>\n<ol>\n");
        for (var index = 0; index < facts.size(); index++) {
            page.append("<li id=\"").append(id).append('f').append(index + 1).append("\">");
            page.append(withCode(facts.get(index).text())).append("</li>\n");
        }
        page.append("</ol>\n<h3>");
        page.append(
                conflict.minimal()
                        ? "Without any one of these the others have a solution"
                        : "What was asked for");
        page.append("</h3>\n<ul>\n");
        for (var demand : conflict.core()) {
            page.append("<li>").append(withCode(demand.toString()));
            page.append(demand.kind() == Demand.Kind.CONSTRAINT ? ", a constraint" : "");
            page.append("</li>\n");
        }
        page.append("</ul>\n</section>\n");
    }

    private void fixes(List<Fix> fixes) {
        if (fixes.isEmpty()) {
            return;
        }
        page.append("<section aria-labelledby=\"help\">\n<h2 id=\"help\">");
        page.append("What would help, solved to be sure</h2>\n<ol>\n");
        var number = 0;
        for (var fix : fixes) {
            number++;
            page.append("<li><p>").append(withCode(fix.text())).append("<br>");
            page.append("<code>wardian fix ").append(number).append("</code></p>\n");
            page.append("<p class=\"dim\">gives ").append(escaped(picks(fix)));
            page.append("</p>\n");
            for (var doubt : fix.doubts()) {
                page.append("<p><strong class=\"but\">but:</strong> ").append(withCode(doubt));
                page.append("</p>\n");
            }
            page.append("</li>\n");
        }
        page.append("</ol>\n</section>\n");
    }

    private static String picks(Fix fix) {
        var picks = new ArrayList<String>();
        fix.picks().forEach((name, version) -> picks.add(name + " " + version));
        var all = fix.packages() == 1 ? "1 package" : fix.packages() + " packages";
        return String.join(", ", picks) + " (" + all + " in all)";
    }

    private void paragraph(String text) {
        page.append("<p>").append(withCode(text)).append("</p>\n");
    }
}

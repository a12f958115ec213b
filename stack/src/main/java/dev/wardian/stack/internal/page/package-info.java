/// What the pages that are written have in common. Begin at [HtmlPage].
package dev.wardian.stack.internal.page;

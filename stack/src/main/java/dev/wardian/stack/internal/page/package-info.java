/// What the pages that are written have in common. Begin at [HtmlText].
package dev.wardian.stack.internal.page;

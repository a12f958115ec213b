/// Reading a text one character after the other: [Cursor], shared by the hand-written parsers.
package dev.wardian.standards.internal.text;

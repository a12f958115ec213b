/// What all grammars of Python packaging share: [dev.wardian.standards.SyntaxException], thrown
/// when a text is not what its standard asks for.
package dev.wardian.standards;

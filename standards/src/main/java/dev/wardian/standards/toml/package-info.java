/// TOML, the language of `pyproject.toml` and `pylock.toml`.
package dev.wardian.standards.toml;

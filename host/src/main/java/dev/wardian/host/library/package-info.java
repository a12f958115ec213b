/// Which shared libraries a program would find on a machine, by the rules of its dynamic loader
/// (`ld.so(8)`): [dev.wardian.host.library.LoadCheck] loads files as the loader would, without
/// running any, and tells what is missing or too old;
/// [dev.wardian.host.library.PackageNames] names what would bring it.
package dev.wardian.host.library;

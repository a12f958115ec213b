/// Folders of files to install from without a network. The central type is [Wheelhouse].
package dev.wardian.stack.wheelhouse;

/// Pages for people to look at packages with. The central type is
/// [dev.wardian.stack.page.PackagePage].
package dev.wardian.stack.page;

/// Imports what is installed, for real, in processes that can do no harm. The central type is
/// [dev.wardian.stack.smoke.SmokeReport].
package dev.wardian.stack.smoke;

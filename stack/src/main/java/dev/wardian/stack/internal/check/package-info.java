/// How an environment is looked at from several sides.
package dev.wardian.stack.internal.check;

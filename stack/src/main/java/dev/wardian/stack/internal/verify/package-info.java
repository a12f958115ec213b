/// What verifying and repairing need to know beyond the files of one environment.
package dev.wardian.stack.internal.verify;

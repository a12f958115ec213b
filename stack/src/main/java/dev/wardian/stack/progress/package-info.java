/// What is told while something long runs.
package dev.wardian.stack.progress;

/// How a build backend is found and called, and what it made is read.
package dev.wardian.python.internal.build;

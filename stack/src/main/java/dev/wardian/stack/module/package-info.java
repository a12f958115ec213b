/// The modules of packages, installed or not, and what it takes to compare imports with them.
package dev.wardian.stack.module;

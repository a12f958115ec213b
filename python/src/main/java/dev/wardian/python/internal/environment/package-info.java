/// How interpreters are asked, how their answers are kept, and what an environment is made of.
package dev.wardian.python.internal.environment;

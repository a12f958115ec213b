package dev.wardian.python.install;

record WheelFacts(String infoFolder) {}

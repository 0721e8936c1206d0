package io.rollcall.launcher.demo;

import io.rollcall.testing.idp.Person;

/** The people who have a part in the story. All but the joiner come with the import. */
record Cast(Person joiner, Person mover, Person leaver, Person bride, String marriedName) {}

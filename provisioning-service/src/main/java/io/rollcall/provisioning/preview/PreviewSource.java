package io.rollcall.provisioning.preview;

/** The list that is looked at. */
public sealed interface PreviewSource {

    /** The words for it. */
    String words();

    /** The one that admins are working on. */
    record Draft() implements PreviewSource {

        @Override
        public String words() {
            return "DRAFT";
        }
    }

    /** One that was in force before: applying it takes back what came after. */
    record Version(long version) implements PreviewSource {

        @Override
        public String words() {
            return "VERSION " + version;
        }
    }

    /** The one in force: for giving it to people who were provisioned before. */
    record InForce() implements PreviewSource {

        @Override
        public String words() {
            return "IN_FORCE";
        }
    }
}

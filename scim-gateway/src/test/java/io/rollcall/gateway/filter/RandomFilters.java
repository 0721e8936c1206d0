package io.rollcall.gateway.filter;

import io.rollcall.scim.schema.Schemas;
import java.util.List;
import java.util.Random;

/** Filters over everything that can be filtered, nested and negated. */
final class RandomFilters {
    private static final String[] USER_TEXTS = {
        "userName",
        "displayName",
        "title",
        "externalId",
        "nickName",
        "profileUrl",
        "name.familyName",
        "NAME.givenName",
        "emails",
        "emails.value",
        "emails.type",
        "phoneNumbers.value",
        "phoneNumbers.type",
        Schemas.ENTERPRISE_USER + ":department",
        Schemas.ENTERPRISE_USER + ":manager",
        Schemas.ENTERPRISE_USER + ":manager.value",
        Schemas.USER + ":userName",
        "id",
        "meta.resourceType",
        "schemas"
    };
    private static final String[] OPERATORS = {"eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "EQ"};
    private static final int MAX_DEPTH = 3;

    private static final String[] GROUP_TEXTS = {
        "displayName", "DisplayName", "externalId", "id", Schemas.GROUP + ":displayName", "meta.resourceType"
    };
    private static final String[] TIMES = {
        "2020-01-01T00:00:00Z", "2020-01-01T00:00:00.000+02:00", "2999-12-31T23:59:59Z", "2999-12-31T23:59:59.999-11:00"
    };
    private static final String[] ORDERS = {"eq", "ne", "gt", "ge", "lt", "le"};

    private final Random random;
    private final String[] texts;
    /** Ids that may be members; empty for filters on users. */
    private final List<String> people;

    private RandomFilters(Random random, String[] texts, List<String> people) {
        this.random = random;
        this.texts = texts;
        this.people = people;
    }

    static RandomFilters ofUsers(Random random) {
        return new RandomFilters(random, USER_TEXTS, List.of());
    }

    static RandomFilters ofGroups(Random random, List<String> people) {
        return new RandomFilters(random, GROUP_TEXTS, people);
    }

    String next() {
        return filter(0);
    }

    private String filter(int depth) {
        int choice = depth == MAX_DEPTH ? random.nextInt(6) : random.nextInt(10);
        return switch (choice) {
            case 0, 1, 2 -> comparison();
            case 3 -> one(texts) + " pr";
            case 4 -> people.isEmpty() ? valuePath() : members();
            case 5 -> people.isEmpty() ? special() : time();
            case 6, 7 -> "(" + filter(depth + 1) + " and " + filter(depth + 1) + ")";
            case 8 -> "(" + filter(depth + 1) + " or " + filter(depth + 1) + ")";
            default -> "not (" + filter(depth + 1) + ")";
        };
    }

    private String comparison() {
        return one(texts) + " " + one(OPERATORS) + " " + text();
    }

    private String valuePath() {
        String attribute = random.nextBoolean() ? "emails" : "phoneNumbers";
        return attribute + "[" + element(0) + "]";
    }

    private String element(int depth) {
        return switch (depth == 2 ? random.nextInt(4) : random.nextInt(7)) {
            case 0 -> "type eq \"" + one(RandomPeople.TYPES) + "\"";
            case 1 -> "value " + one(OPERATORS) + " " + text();
            case 2 -> "primary " + (random.nextBoolean() ? "eq" : "ne") + " " + random.nextBoolean();
            case 3 -> "type pr";
            case 4 -> "(" + element(depth + 1) + " and " + element(depth + 1) + ")";
            case 5 -> "(" + element(depth + 1) + " or " + element(depth + 1) + ")";
            default -> "not (" + element(depth + 1) + ")";
        };
    }

    private String special() {
        return switch (random.nextInt(6)) {
            case 0 -> "active " + (random.nextBoolean() ? "eq " : "ne ") + random.nextBoolean();
            case 1 -> "title " + (random.nextBoolean() ? "eq" : "ne") + " null";
            case 2, 3 -> time();
            case 4 -> "active eq \"" + (random.nextBoolean() ? "True" : "false") + "\"";
            default -> "emails pr";
        };
    }

    private String time() {
        String attribute = random.nextBoolean() ? "meta.created" : "META.lastModified";
        return attribute + " " + one(ORDERS) + " \"" + one(TIMES) + "\"";
    }

    private String members() {
        String id = people.get(random.nextInt(people.size()));
        return switch (random.nextInt(4)) {
            case 0 -> "members eq \"" + id + "\"";
            case 1 -> "members.value eq \"" + id + "\"";
            case 2 -> "members[value eq \"" + id + "\"]";
            default -> "members pr";
        };
    }

    private String text() {
        String word = random.nextInt(8) == 0 ? "" : one(RandomPeople.WORDS);
        String cut = random.nextInt(4) == 0 && word.length() > 1 ? word.substring(1) : word;
        String cased = random.nextInt(4) == 0 ? cut.toUpperCase(java.util.Locale.ROOT) : cut;
        return "\"" + cased.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private String one(String[] values) {
        return values[random.nextInt(values.length)];
    }
}

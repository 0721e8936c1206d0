package io.rollcall.scim.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.message.ScimError;
import io.rollcall.scim.message.ScimException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class BulkScheduleTest {
    private static final ScimException REASON = new ScimException(ScimError.of(400, "no"));

    @Test
    void whatIsIndependentStartsTogether() {
        BulkSchedule schedule = schedule(post("a", ""), post("b", ""), "{'method':'DELETE','path':'/Groups/1'}");

        assertThat(schedule.next(10)).extracting(BulkStep::index).containsExactly(0, 1, 2);
        assertThat(schedule.next(10)).isEmpty();
        assertThat(schedule.finished()).isFalse();
    }

    @Test
    void operationsOnOneResourceKeepTheirOrder() {
        BulkSchedule schedule = schedule(
                "{'method':'PATCH','path':'/Users/1','data':{'x':1}}",
                "{'method':'PATCH','path':'/Users/2','data':{'x':1}}",
                "{'method':'PATCH','path':'/Users/1','data':{'x':2}}");

        assertThat(schedule.next(10)).extracting(BulkStep::index).containsExactly(0, 1);
        schedule.succeeded(0, "1");
        assertThat(schedule.next(10)).extracting(BulkStep::index).containsExactly(2);
    }

    @Test
    void aNameIsFreeBeforeItIsTaken() {
        BulkSchedule schedule = schedule(
                "{'method':'DELETE','path':'/Users/1'}",
                "{'method':'POST','path':'/Users','bulkId':'a','data':{'userName':'x'}}",
                "{'method':'POST','path':'/Groups','bulkId':'b','data':{'displayName':'y'}}",
                "{'method':'POST','path':'/Groups','bulkId':'c','data':{'displayName':'Y'}}");

        assertThat(schedule.next(10)).extracting(BulkStep::index).containsExactly(0, 2);
        schedule.succeeded(0, "1");
        schedule.succeeded(2, "2");
        assertThat(schedule.next(10)).extracting(BulkStep::index).containsExactly(1, 3);
    }

    @Test
    void anyChangeOfATenantsTypeMayFreeWhatIsTakenNext() {
        BulkSchedule schedule = schedule(
                "{'method':'PATCH','path':'/Devices/1','data':{'serial':'x'}}",
                "{'method':'POST','path':'/Devices','bulkId':'a','data':{'serial':'y'}}",
                "{'method':'PATCH','path':'/Users/1','data':{'title':'x'}}",
                "{'method':'POST','path':'/Users','bulkId':'b','data':{'userName':'y'}}");

        assertThat(schedule.next(10)).extracting(BulkStep::index).containsExactly(0, 2, 3);
        schedule.succeeded(0, "1");
        assertThat(schedule.next(10)).extracting(BulkStep::index).containsExactly(1);
    }

    @Test
    void referencesAreResolvedForwardsAndBackwardsInPathsAndData() {
        BulkSchedule schedule = schedule(
                "{'method':'PATCH','path':'/Groups/bulkId:g','data':{'Operations':[{'op':'remove',"
                        + "'path':'members[value eq \\\"bulkId:u\\\"]'}]}}",
                "{'method':'POST','path':'/Groups','bulkId':'g','data':{'members':[{'value':'bulkId:u'}]}}",
                post("u", ""));

        assertThat(schedule.next(10)).extracting(BulkStep::index).containsExactly(2);
        schedule.succeeded(2, "U-1");
        BulkStep.Run group = (BulkStep.Run) schedule.next(10).getFirst();
        assertThat(group.operation().data().toString()).isEqualTo("{\"members\":[{\"value\":\"U-1\"}]}");
        schedule.succeeded(1, "G-1");
        BulkStep.Run patch = (BulkStep.Run) schedule.next(10).getFirst();
        assertThat(patch.operation().target()).isEqualTo("G-1");
        assertThat(patch.operation().data().toString()).contains("members[value eq \\\"U-1\\\"]");
    }

    @Test
    void aCircleIsCutAndClosedAgain() {
        // Given
        BulkSchedule schedule = schedule(
                post("a", ",'urn:x:User':{'manager':{'value':'bulkId:b'},'n':1}"),
                post("b", ",'urn:x:User':{'manager':{'value':'bulkId:a'}}"));

        // When
        BulkStep.Run first = (BulkStep.Run) schedule.next(10).getFirst();
        schedule.succeeded(0, "A");
        BulkStep.Run second = (BulkStep.Run) schedule.next(10).getFirst();
        schedule.succeeded(1, "B");
        BulkStep.Complete completion = (BulkStep.Complete) schedule.next(10).getFirst();
        schedule.succeeded(0, "A");

        // Then
        assertThat(first.operation().data().path("urn:x:User").toString()).isEqualTo("{\"n\":1}");
        assertThat(second.operation().data().toString()).contains("{\"value\":\"A\"}");
        assertThat(completion.id()).isEqualTo("A");
        assertThat(completion.patch().path("Operations").toString())
                .isEqualTo("[{\"op\":\"add\",\"path\":\"urn:x:User:manager\",\"value\":{\"value\":\"B\"}}]");
        assertThat(schedule.finished()).isTrue();
    }

    @Test
    void whatCannotBeCompletedIsUndone() {
        // Given
        BulkSchedule schedule = schedule(post("a", ",'x':['bulkId:b','y']"), post("b", ",'x':['bulkId:a']"));
        schedule.next(10);
        schedule.succeeded(0, "A");
        schedule.next(10);

        // When
        schedule.failed(1, REASON);

        // Then
        BulkStep.Undo undo = (BulkStep.Undo) schedule.next(10).getFirst();
        assertThat(undo.id()).isEqualTo("A");
        assertThat(undo.reason().error().status()).isEqualTo(409);
        schedule.failed(0, undo.reason());
        assertThat(schedule.next(10)).isEmpty();
        assertThat(schedule.finished()).isTrue();
    }

    @Test
    void whoRefersToAFailureOrToNothingFails() {
        BulkSchedule schedule =
                schedule(post("a", ""), post("b", ",'x':'bulkId:a'"), post("c", ",'x':'bulkId:nobody'"));
        schedule.next(1);

        schedule.failed(0, REASON);

        assertThat(schedule.next(10))
                .extracting(step -> ((BulkStep.Refuse) step).reason().error().status())
                .containsExactly(409, 400);
    }

    @Test
    void afterTheLastAcceptedErrorNothingIsBegun() {
        BulkSchedule schedule = new BulkSchedule(request(1, post("a", ""), post("b", ""), post("c", "")));

        assertThat(schedule.next(10)).extracting(BulkStep::index).containsExactly(0);
        schedule.succeeded(0, "A");
        assertThat(schedule.next(10)).extracting(BulkStep::index).containsExactly(1);
        schedule.failed(1, REASON);
        assertThat(schedule.next(10)).isEmpty();
        assertThat(schedule.finished()).isTrue();
    }

    @Test
    void referencesComeBeforeOrder() {
        BulkSchedule schedule = schedule(
                "{'method':'PUT','path':'/Users/1','data':{'userName':'x','manager':'bulkId:a'}}", post("a", ""));

        assertThat(schedule.next(10)).extracting(BulkStep::index).containsExactly(1);
        schedule.succeeded(1, "A");
        assertThat(schedule.next(10)).extracting(BulkStep::index).containsExactly(0);
    }

    /** Whatever the references and whatever fails, every operation comes to an end, and exactly once. */
    @RepeatedTest(300)
    void everyRequestEnds() {
        // Given
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int size = 1 + random.nextInt(12);
        List<String> operations = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String data = ",'x':['bulkId:" + random.nextInt(size + 1) + "','bulkId:" + random.nextInt(size) + "']";
            operations.add(
                    random.nextInt(3) > 0
                            ? post(Integer.toString(i), random.nextBoolean() ? data : "")
                            : "{'method':'PUT','path':'/Users/" + random.nextInt(3) + "','bulkId':'" + i
                                    + "','data':{'userName':'u'" + data + "}}");
        }
        BulkSchedule schedule = new BulkSchedule(request(random.nextInt(3), operations.toArray(String[]::new)));

        // When
        List<BulkStep> open = new ArrayList<>(schedule.next(3));
        int steps = 0;
        while (!open.isEmpty() && steps++ < 100) {
            BulkStep step = open.remove(random.nextInt(open.size()));
            if (step instanceof BulkStep.Undo(var index, var endpoint, var id, var reason)) {
                schedule.failed(index, reason);
            } else if (!(step instanceof BulkStep.Refuse) && random.nextInt(5) == 0) {
                schedule.failed(step.index(), REASON);
            } else if (!(step instanceof BulkStep.Refuse)) {
                schedule.succeeded(step.index(), "id-" + step.index());
            }
            open.addAll(schedule.next(3));
        }

        // Then
        assertThat(schedule.finished()).as("seed %d, %s", seed, operations).isTrue();
    }

    private static String post(String bulkId, String more) {
        return "{'method':'POST','path':'/Users','bulkId':'" + bulkId + "','data':{'userName':'" + bulkId + "'" + more
                + "}}";
    }

    private static BulkSchedule schedule(String... operations) {
        return new BulkSchedule(request(0, operations));
    }

    private static BulkRequest request(int failOnErrors, String... operations) {
        String body = "{'failOnErrors':" + failOnErrors + ",'Operations':[" + String.join(",", operations) + "]}";
        return BulkRequest.parse(ScimJson.standard().readObject(body.replace('\'', '"')), Dialect.lenient(), 1000);
    }
}

package io.rollcall.provisioning.assignment.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.rollcall.events.AssignmentId;
import io.rollcall.events.GroupId;
import io.rollcall.events.SeatTypeKey;
import io.rollcall.provisioning.assignment.Assignment;
import io.rollcall.provisioning.assignment.Grants;
import io.rollcall.provisioning.assignment.GroupSelector;
import io.rollcall.provisioning.assignment.RankedAssignments;
import io.rollcall.provisioning.assignment.RoleMode;
import java.util.List;

/** A ranked list as the column holds it. Fields are only ever added, as old versions stay readable. */
@RegisterForReflection(
        targets = {
            ListDocument.class,
            Assignment.class,
            GroupSelector.class,
            Grants.class,
            AssignmentId.class,
            GroupId.class,
            SeatTypeKey.class
        })
public record ListDocument(RoleMode roleMode, List<Assignment> assignments, Grants everyoneElse) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .addModule(ListTexts.module())
            .build();
    private static final ObjectReader READER = MAPPER.readerFor(ListDocument.class);
    private static final ObjectWriter WRITER = MAPPER.writerFor(ListDocument.class);

    public static String write(RankedAssignments list) {
        try {
            return WRITER.writeValueAsString(
                    new ListDocument(list.roleMode(), list.assignments(), list.everyoneElse()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write assignments", e);
        }
    }

    public static RankedAssignments read(long version, String document) {
        try {
            ListDocument read = READER.readValue(document);
            return new RankedAssignments(version, read.roleMode, read.assignments, read.everyoneElse);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read assignments", e);
        }
    }
}

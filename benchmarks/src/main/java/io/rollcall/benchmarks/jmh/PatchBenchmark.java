package io.rollcall.benchmarks.jmh;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.patch.PatchRequest;
import io.rollcall.scim.patch.PatchResult;
import io.rollcall.scim.schema.ResourceType;
import io.rollcall.scim.schema.Schemas;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading and applying PATCH requests. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PatchBenchmark {
    private final Dialect dialect = Dialect.lenient();
    private final ResourceType type = Schemas.userType();
    private final ObjectNode user = Samples.user();
    private final ObjectNode oktaBody = ScimJson.standard().readObject(Samples.OKTA_DEACTIVATE);
    private final ObjectNode entraBody = ScimJson.standard().readObject(Samples.ENTRA_UPDATE);
    private final PatchRequest okta = PatchRequest.parse(oktaBody, type, dialect);
    private final PatchRequest entra = PatchRequest.parse(entraBody, type, dialect);

    @Benchmark
    public PatchRequest parseOktaDeactivate() {
        return PatchRequest.parse(oktaBody, type, dialect);
    }

    @Benchmark
    public PatchResult applyOktaDeactivate() {
        return okta.apply(user);
    }

    @Benchmark
    public PatchRequest parseEntraUpdate() {
        return PatchRequest.parse(entraBody, type, dialect);
    }

    @Benchmark
    public PatchResult applyEntraUpdate() {
        return entra.apply(user);
    }
}

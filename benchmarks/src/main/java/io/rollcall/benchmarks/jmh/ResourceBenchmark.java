package io.rollcall.benchmarks.jmh;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.json.ScimJson;
import io.rollcall.scim.resource.NormalisedResource;
import io.rollcall.scim.resource.Projection;
import io.rollcall.scim.resource.ResourceNormaliser;
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

/** Reading, normalising, projecting and writing resources. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ResourceBenchmark {
    private final ScimJson json = ScimJson.standard();
    private final ObjectNode user = Samples.user();
    private final ResourceNormaliser normaliser = new ResourceNormaliser(Schemas.userType(), Dialect.lenient());
    private final Projection everything = Projection.all(Schemas.userType());

    @Benchmark
    public ObjectNode readJson() {
        return json.readObject(Samples.USER_BODY);
    }

    @Benchmark
    public byte[] writeJson() {
        return json.write(user);
    }

    @Benchmark
    public NormalisedResource normalise() {
        return normaliser.create(user);
    }

    @Benchmark
    public ObjectNode project() {
        return everything.apply(user);
    }
}

package io.rollcall.benchmarks.jmh;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rollcall.scim.dialect.Dialect;
import io.rollcall.scim.filter.Filter;
import io.rollcall.scim.filter.FilterEvaluator;
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

/** Reading and evaluating filters. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FilterBenchmark {
    private final Dialect dialect = Dialect.lenient();
    private final ObjectNode user = Samples.user();
    private final FilterEvaluator evaluator = new FilterEvaluator(Schemas.userType(), dialect);
    private final Filter complex = Filter.parse(Samples.COMPLEX_FILTER, dialect);

    @Benchmark
    public Filter parseSimple() {
        return Filter.parse(Samples.SIMPLE_FILTER, dialect);
    }

    @Benchmark
    public Filter parseComplex() {
        return Filter.parse(Samples.COMPLEX_FILTER, dialect);
    }

    @Benchmark
    public boolean evaluateComplex() {
        return evaluator.matches(complex, user);
    }
}

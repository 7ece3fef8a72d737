package dev.flowglass.debug;

import static dev.flowglass.runtime.Flows.call;
import static dev.flowglass.runtime.Flows.flow;
import static dev.flowglass.runtime.Flows.foreach;
import static dev.flowglass.runtime.Flows.parallel;
import static dev.flowglass.runtime.Flows.pass;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.connector.ResourceConnector;
import dev.flowglass.connector.Unbound;
import dev.flowglass.debug.DebugGate.Others;
import dev.flowglass.engine.Engine;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Limits;
import dev.flowglass.engine.TokenKey;
import dev.flowglass.expression.Condition;
import dev.flowglass.expression.Reading;
import dev.flowglass.language.FlowReader;
import dev.flowglass.model.Binding;
import dev.flowglass.model.Resources;
import dev.flowglass.model.Step;
import dev.flowglass.model.StepPath;
import dev.flowglass.runtime.ExecutionView;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.runtime.FlowResources;
import dev.flowglass.runtime.Flows;
import dev.flowglass.runtime.Gate;
import dev.flowglass.runtime.StartRequest;
import dev.flowglass.runtime.VirtualTime;
import dev.flowglass.store.MemoryJournal;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DebugGateTest {
    private static final ExecutionId RUN = new ExecutionId("test", "run");
    private static final TokenKey KEY = new TokenKey(new byte[32]);
    private static final Obj INPUT = Obj.of("items", Array.of(List.of(Value.of(7), Value.of(8), Value.of(9))));

    private final DebugGate gate = new DebugGate(new Engine(KEY));
    private final BlockingQueue<Stop> stops = new LinkedBlockingQueue<>();
    private final List<String> told = new ArrayList<>();
    private Optional<Executions> executions = Optional.empty();

    private static Executions executions(Gate gate) {
        var time = new VirtualTime(Instant.parse("2024-03-05T08:09:10.123Z"));
        var resources = new FlowResources(new Resources(List.of(
                new Binding(Flows.arn("echo"), new Binding.Kind.Echo()),
                new Binding(Flows.arn("slow"), new Binding.Kind.Mock(List.of(response(2_000)))),
                new Binding(
                        Flows.arn("broken"),
                        new Binding.Kind.Mock(List.of(
                                new Binding.Response(new Binding.Response.Outcome.Err("Broken", "by design"), 0)))))));
        return new Executions(
                new MemoryJournal(KEY), new ResourceConnector(resources, Unbound.FAILS, time), time, gate);
    }

    private static Binding.Response response(long delayMillis) {
        return new Binding.Response(
                new Binding.Response.Outcome.Output(Obj.of("after", Value.of(delayMillis))), delayMillis);
    }

    DebugGateTest() {
        gate.listen(new Listener() {
            @Override
            public void stopped(Stop stop) {
                stops.add(stop);
            }

            @Override
            public void resumed(ExecutionId id) {}

            @Override
            public void logged(ExecutionId id, StepPath path, String message) {
                told.add(message);
            }
        });
    }

    private Executions start(FlowDefinition flow) {
        var running = executions(gate);
        executions = Optional.of(running);
        running.start(new StartRequest("test", flow, Optional.of("run"), INPUT))
                .toCompletableFuture()
                .join();
        return running;
    }

    @AfterEach
    void close() {
        executions.ifPresent(Executions::close);
    }

    private Stop stop() {
        try {
            return Optional.ofNullable(stops.poll(20, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError("Expected the execution to stop"));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private ExecutionView end() {
        return executions
                .orElseThrow()
                .ended(RUN)
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private void breakAt(FlowDefinition flow, String path, UnaryOperator<Breakpoint> change) {
        var set = Breakpoints.NONE.boundTo(StepTree.of(flow.flow())).plus(StepPath.parse(path));
        gate.setBreakpoints("test", set.with(set.list().getFirst().id(), change));
    }

    private static Condition condition(String text) {
        if (Condition.read(text) instanceof Reading.Read<Condition>(var condition, var remarks)) {
            return condition;
        }
        throw new AssertionError("Expected a condition, but got " + text);
    }

    // --- child flows ---

    private static final String PARENT = """
        version: v1
        type: flow
        steps:
          - {type: pass, name: before}
          - type: task
            name: start
            resourceArn: acs:fnf:::flow/child
            pattern: sync
            serviceParams: {Input: $, ExecutionName: $.run}
            outputMappings: [{target: got, source: $local.one}]
          - {type: pass, name: after}
        """;

    private static final String CHILD = """
        version: v1
        type: flow
        steps:
          - {type: pass, name: one, outputMappings: [{target: one, source: 1}]}
          - {type: pass, name: two}
        """;

    private static final ExecutionId INNER = new ExecutionId("child", "inner");

    private static FlowDefinition read(String text) {
        return new FlowDefinition(text, FlowReader.read(text).flow().orElseThrow());
    }

    private void startParent(String child) {
        var time = new VirtualTime(Instant.parse("2024-03-05T08:09:10.123Z"));
        var running = new Executions(
                new MemoryJournal(KEY),
                new ResourceConnector(new FlowResources(new Resources(List.of())), Unbound.FAILS, time),
                (parent, target) -> target.equals("acs:fnf:::flow/child") ? Optional.of(read(child)) : Optional.empty(),
                time,
                gate,
                Limits.SERVICE);
        executions = Optional.of(running);
        running.start(new StartRequest("test", read(PARENT), Optional.of("run"), Obj.of("run", Value.of("inner"))))
                .toCompletableFuture()
                .join();
    }

    @Test
    void steppingIntoATaskThatStartsAFlowStopsAtTheFirstStepOfThatFlowAndOutOfItLeadsBack() {
        gate.startTo(RUN, StepPath.parse("1"));
        startParent(CHILD);
        assertThat(stop().stepName()).isEqualTo("start");

        gate.stepInto(RUN, 0, Others.RUN);
        var inside = stop();
        assertThat(inside.id()).isEqualTo(INNER);
        assertThat(inside.stepName()).isEqualTo("one");
        assertThat(gate.caller(INNER)).contains(new Caller(RUN, 0, StepPath.parse("1")));
        gate.stepOver(INNER, 0, Others.RUN);
        assertThat(stop().stepName()).isEqualTo("two");

        gate.stepOut(INNER, 0, Others.RUN);
        var back = stop();
        assertThat(back.id()).isEqualTo(RUN);
        assertThat(back.stepName()).isEqualTo("start");
        assertThat(back.state().threadView(0).orElseThrow().top().orElseThrow().local())
                .contains(Obj.of("one", Value.of(1)));
        gate.stepOver(RUN, 0, Others.RUN);
        assertThat(stop().stepName()).isEqualTo("after");
        gate.resume(RUN);
        assertThat(end().state().output()).isPresent();
        assertThat(gate.caller(INNER)).isEmpty();
    }

    @Test
    void steppingOverTheLastStepOfAChildLeadsBackAndGoingOnFreelyDoesNot() {
        gate.startTo(RUN, StepPath.parse("1"));
        startParent(CHILD);
        stop();
        gate.stepInto(RUN, 0, Others.RUN);
        stop();
        gate.stepOver(INNER, 0, Others.RUN);
        stop();
        gate.stepOver(INNER, 0, Others.RUN);
        assertThat(stop().id()).isEqualTo(RUN);
        gate.resume(RUN);
        end();
        close();

        gate.startTo(RUN, StepPath.parse("1"));
        startParent(CHILD);
        stop();
        gate.stepInto(RUN, 0, Others.RUN);
        stop();
        gate.resume(INNER);
        assertThat(end().state().output()).isPresent();
        assertThat(stops).isEmpty();
    }

    @Test
    void aChildThatFailsLeadsBackToWhereItsParentGoesOn() {
        gate.startTo(RUN, StepPath.parse("1"));
        startParent("""
            version: v1
            type: flow
            steps: [{type: fail, name: no, error: Bad, cause: worse}]
            """);
        stop();
        gate.stepInto(RUN, 0, Others.RUN);
        assertThat(stop().stepName()).isEqualTo("no");
        gate.stepOut(INNER, 0, Others.RUN);
        assertThat(end().state().failure().orElseThrow().error()).isEqualTo("Bad");
    }

    @Test
    void aBreakpointInAChildHoldsAlsoUnderAnotherNameAndItsParentsTimeStandsStill() {
        gate.setNames(flow -> flow.equals("child") ? "file of the child" : flow);
        var child = read(CHILD);
        gate.setBreakpoints(
                "file of the child",
                Breakpoints.NONE.boundTo(StepTree.of(child.flow())).plus(StepPath.parse("1")));
        startParent(CHILD);

        var inside = stop();

        assertThat(inside.id()).isEqualTo(INNER);
        assertThat(inside.stepName()).isEqualTo("two");
        var parent = executions.orElseThrow().find(RUN).orElseThrow().state();
        assertThat(gate.holds(RUN, parent)).isTrue();
        gate.resume(INNER);
        assertThat(end().state().output()).isPresent();
    }

    private static FlowDefinition row() {
        return flow(pass("a"), call("b", "echo"), pass("c"));
    }

    @Test
    void anExecutionStopsAtABreakpointAndGoesOnToTheEnd() {
        breakAt(row(), "1", breakpoint -> breakpoint);
        start(row());

        var stop = stop();
        assertThat(stop.stepName()).isEqualTo("b");
        assertThat(stop.reason()).isInstanceOf(Stop.Reason.AtBreakpoint.class);
        assertThat(gate.stop(RUN)).contains(stop);

        gate.resume(RUN);
        assertThat(end().state().output()).isPresent();
        assertThat(gate.stop(RUN)).isEmpty();
    }

    @Test
    void aBreakpointStopsAtEachOfTheFourPoints() {
        for (var point : Point.values()) {
            breakAt(row(), "1", breakpoint -> breakpoint.withPoint(point));
            start(row());
            var frame = stop().state().threadView(0).orElseThrow().top().orElseThrow();

            assertThat(frame.stepName()).isEqualTo("b");
            assertThat(frame.phase().name())
                    .isEqualTo(
                            switch (point) {
                                case BEFORE_INPUT -> "NEXT";
                                case BEFORE_TASK -> "SCHEDULED";
                                case AFTER_TASK -> "LOCAL_KNOWN";
                                case AFTER_OUTPUT -> "SUCCEEDED";
                            });
            gate.resume(RUN);
            end();
            close();
            stops.clear();
        }
    }

    @Test
    void everyKindOfStepStopsAtEveryPoint() {
        var choice = Flows.foreach("f", "items", pass("x"));
        List<Step> kinds =
                List.of(pass("p"), call("t", "echo"), Flows.wait("w", 10), parallel("par", pass("q")), choice);
        for (var kind : kinds) {
            for (var point : Point.values()) {
                breakAt(flow(kind), "0", breakpoint -> breakpoint.withPoint(point));
                start(flow(kind));

                assertThat(stop().path()).as("%s %s", kind.type(), point).isEqualTo(StepPath.parse("0"));
                gate.resume(RUN);
                end();
                assertThat(stops).as("%s %s", kind.type(), point).isEmpty();
                close();
            }
        }
    }

    @Test
    void aBreakpointWithAConditionStopsInTheOneIterationForWhichItHolds() {
        var flow = flow(foreach("each", "items", pass("p")));
        breakAt(flow, "0.0.0", breakpoint -> breakpoint.withCondition(Optional.of(condition("$.item == 8"))));
        start(flow);

        var stop = stop();
        var thread = stop.state().threadView(stop.thread()).orElseThrow();
        assertThat(thread.position()).isEqualTo(1);
        gate.resume(RUN);
        end();
        assertThat(stops).isEmpty();
    }

    @Test
    void aBreakpointMayWaitForTheThirdVisitOrForOneBranch() {
        var flow = flow(foreach("each", "items", pass("p")));
        breakAt(flow, "0.0.0", breakpoint -> breakpoint.withHits(3));
        start(flow);
        stop();
        gate.resume(RUN);
        end();
        assertThat(stops).isEmpty();
        close();

        breakAt(flow, "0.0.0", breakpoint -> breakpoint.withPosition(OptionalInt.of(2)));
        start(flow);
        var stop = stop();
        assertThat(stop.state().threadView(stop.thread()).orElseThrow().position())
                .isEqualTo(2);
        gate.resume(RUN);
        end();
    }

    @Test
    void aLogPointTellsTheValuesAndDoesNotStop() {
        var flow = flow(foreach("each", "items", pass("p")));
        breakAt(flow, "0.0.0", breakpoint -> breakpoint.withMessage(Optional.of("item {$input.item}, {$local.x}")));
        start(flow);

        end();
        assertThat(told).containsExactly("item 7, null", "item 8, null", "item 9, null");
        assertThat(stops).isEmpty();
    }

    @Test
    void steppingOverRunsAWholeStepWithAllThatIsInIt() {
        gate.stopAtStart(RUN);
        start(flow(parallel("both", call("slow", "slow"), pass("quick")), pass("last")));
        assertThat(stop().stepName()).isEqualTo("both");

        gate.stepOver(RUN, 0, Others.RUN);
        assertThat(stop().stepName()).isEqualTo("last");
        gate.stepOver(RUN, 0, Others.RUN);
        assertThat(end().state().status().ended()).isTrue();
    }

    @Test
    void steppingIntoABranchWhileTheOthersHoldLeavesThemWhereTheyAreAndOutEndsTheStep() {
        gate.stopAtStart(RUN);
        start(flow(parallel("both", call("slow", "slow"), pass("quick")), pass("last")));
        stop();

        gate.stepInto(RUN, 0, Others.RUN);
        var inside = stop();
        assertThat(inside.stepName()).isEqualTo("slow");
        int branch = inside.thread();

        gate.stepOver(RUN, branch, Others.HOLD);
        var after = stop();
        assertThat(after.thread()).isZero();
        assertThat(after.stepName()).isEqualTo("both");
        assertThat(after.state().threads()).hasSize(1);

        gate.stepInto(RUN, 0, Others.RUN);
        var other = stop();
        assertThat(other.stepName()).isEqualTo("quick");
        gate.stepOut(RUN, other.thread(), Others.RUN);
        var out = stop();
        assertThat(out.stepName()).isEqualTo("both");
        assertThat(out.state().threadView(0).orElseThrow().top().orElseThrow().local())
                .isPresent();
        gate.resume(RUN);
        end();
    }

    @Test
    void aFrozenThreadStaysBehindUntilItIsThawed() {
        var flow = flow(parallel("both", pass("one"), pass("two")), pass("last"));
        gate.stopAtStart(RUN);
        start(flow);
        stop();
        gate.stepInto(RUN, 0, Others.RUN);
        var one = stop();
        gate.freeze(RUN, one.thread());
        breakAt(flow, "0.1.0", breakpoint -> breakpoint);
        gate.resume(RUN);
        var two = stop();
        assertThat(two.stepName()).isEqualTo("two");
        assertThat(two.state()
                        .threadView(one.thread())
                        .orElseThrow()
                        .top()
                        .orElseThrow()
                        .stepName())
                .isEqualTo("one");
        assertThat(gate.frozen(RUN)).containsExactly(one.thread());

        gate.thaw(RUN, one.thread());
        gate.resume(RUN);
        assertThat(end().state().output()).isPresent();
    }

    @Test
    void anExecutionStopsOnAnErrorWhereItHappened() {
        gate.setBreakOn(EnumSet.of(BreakOn.UNCAUGHT_ERROR));
        start(flow(pass("a"), call("bad", "broken")));

        var stop = stop();
        assertThat(stop.stepName()).isEqualTo("bad");
        assertThat(stop.reason()).isEqualTo(new Stop.Reason.On(BreakOn.UNCAUGHT_ERROR));
        gate.resume(RUN);
        assertThat(end().state().failure().orElseThrow().error()).isEqualTo("Broken");
    }

    @Test
    void aPausedExecutionThatWaitsStaysPausedAndItsTimeStandsStill() {
        var flow = flow(pass("a"), Flows.callback("approve"), Flows.wait("night", 3_600), pass("z"));
        var running = start(flow);
        gate.pause(RUN);
        var stop = stop();
        var before = running.time().now();
        assertThat(gate.stop(RUN)).contains(stop);
        assertThat(Duration.between(before, running.time().now())).isZero();
        gate.runTo(RUN, StepPath.parse("0"));
        gate.pause(RUN);
        assertThat(stop().reason()).isEqualTo(new Stop.Reason.Paused());
    }

    @Test
    void anExecutionThatIgnoresBreakpointsDoesNotStop() {
        breakAt(row(), "1", breakpoint -> breakpoint);
        gate.ignoreBreakpoints(RUN);
        start(row());

        assertThat(end().state().output()).isPresent();
        assertThat(stops).isEmpty();
    }
}

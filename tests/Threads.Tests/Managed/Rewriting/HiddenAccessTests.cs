using Threads.Exploration;
using Xunit;

namespace Threads.Tests.Managed.Rewriting;

public sealed class HiddenAccessTests
{
    [Theory]
    [InlineData("DeferredQuery")]
    [InlineData("ArrayBehindInterface")]
    [InlineData("QueryOfList")]
    [InlineData("KeysOfDictionary")]
    [InlineData("Segment")]
    [InlineData("Slice")]
    [InlineData("Stream")]
    [InlineData("MethodGroup")]
    [InlineData("QueryAsMethodGroup")]
    [InlineData("PointerToStack")]
    [InlineData("StackOfPointers")]
    [InlineData("DerivedList")]
    [InlineData("SumOfDerivedList")]
    [InlineData("StreamOverArray")]
    [InlineData("StreamAsItsBase")]
    [InlineData("WriterAndStream")]
    [InlineData("TwoBinaryWriters")]
    [InlineData("ReaderAndStream")]
    [InlineData("BufferedAndArray")]
    [InlineData("Compressed")]
    [InlineData("WriterAndBuilder")]
    [InlineData("BuilderOfWriter")]
    [InlineData("OwnStreamRaces")]
    [InlineData("SpanOfList")]
    [InlineData("NodeOfList")]
    [InlineData("ViewOfSet")]
    [InlineData("EncodedIntoArray")]
    [InlineData("BoxedStruct")]
    public void What_two_threads_reach_by_a_detour_is_a_data_race(string test)
    {
        var found = Programs.Explore(typeof(HiddenPrograms), test);

        Assert.Equal(Verdict.DataRace, found.Verdict);
        Assert.True(found.Outcomes.Count > 1 || found.Traces > 1);
    }

    [Theory]
    [InlineData("ForEachWhileAdding")]
    [InlineData("EarlyEnumerator")]
    public void An_enumerator_meets_a_change_between_two_of_its_moves(string test)
    {
        var found = Programs.Explore(typeof(HiddenPrograms), test);

        Assert.Equal(Verdict.UnhandledException, found.Verdict);
        Assert.Contains("Collection was modified", found.Message, StringComparison.Ordinal);
        Assert.NotEmpty(found.Races);
    }

    [Theory]
    [InlineData("LockedWriter", "0 4")]
    [InlineData("NodeMadeAlone", "2")]
    [InlineData("OwnStreamLocked", "2")]
    public void What_is_under_a_lock_is_proved(string test, string outcomes)
    {
        var found = Programs.Explore(typeof(HiddenPrograms), test);

        Assert.Equal((Verdict.Pass, true), (found.Verdict, found.Proved));
        Assert.Equal(outcomes, string.Join(' ', found.Outcomes.Select(outcome => outcome.Value).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Subscribing_to_an_event_is_no_data_race()
    {
        var found = Programs.Explore(typeof(HiddenPrograms), nameof(HiddenPrograms.Subscriptions));

        Assert.Equal(Verdict.Pass, found.Verdict);
        Assert.Equal(["2"], found.Outcomes.Select(outcome => outcome.Value));
    }

    [Fact]
    public void Stacks_are_private_even_where_one_thread_runs_on_anothers()
    {
        var found = Programs.Explore(typeof(HiddenPrograms), nameof(HiddenPrograms.OwnStacks));

        Assert.Equal((Verdict.Pass, 1L), (found.Verdict, found.Traces));
    }

    [Theory]
    [InlineData("FieldByReflection", "FieldInfo.GetValue")]
    [InlineData("SynchronizedList", "ArrayList.Synchronized")]
    [InlineData("GenericMethodGroup", "Add")]
    [InlineData("NodeOfNoList", "A LinkedListNode of no list (HiddenPrograms.cs:")]
    [InlineData("DerivedStream", "CountingStream, a class derived from System.IO.MemoryStream, (HiddenPrograms.cs:")]
    [InlineData("DerivedWriter", "Lines, a class derived from System.IO.StringWriter, (HiddenPrograms.cs:")]
    [InlineData("Chance", "The same schedule ended with")]
    public void What_cannot_be_seen_is_no_pass(string test, string says)
    {
        var found = Programs.Explore(typeof(HiddenPrograms), test);

        Assert.Equal(Verdict.Unsupported, found.Verdict);
        Assert.False(found.Proved);
        Assert.Contains(says, found.Counterexample?.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Loops_too_long_for_one_run_still_show_their_race()
    {
        var found = Programs.Explore(typeof(HiddenPrograms), nameof(HiddenPrograms.LongLoops));

        Assert.Equal(Verdict.DataRace, found.Verdict);
        Assert.InRange(found.Counterexample!.Steps.Count, 1, 20);
    }

    [Theory]
    [InlineData(Engine.Exhaustive)]
    [InlineData(Engine.Random)]
    public void Nothing_that_never_ended_is_a_pass(Engine engine)
    {
        var found = Programs.Explore(typeof(HiddenPrograms), nameof(HiddenPrograms.EndlessLoop), new Options(engine, Budget: new Budget(Schedules: 3)));

        Assert.Equal(Verdict.TimedOut, found.Verdict);
        Assert.False(found.Proved);
        Assert.Contains("No schedule came to its end", found.Message, StringComparison.Ordinal);
    }
}

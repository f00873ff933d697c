using Threads.Labs.RealCores;
using Threads.Labs.Reports;

namespace Threads.Tests.Labs;

/// <summary>The shape of the JSON is a promise to other programs.</summary>
public sealed class JsonReportTests
{
    [Fact]
    public void A_failure_has_its_outcomes_races_and_counterexample()
    {
        var counterexample = Samples.LostUpdate.Counterexample!;
        var found = Samples.LostUpdate with { Counterexample = counterexample with { Explanation = "A overwrote.", Steps = [counterexample.Steps[4]] } };
        Assert.Equal(
            """{"test":"T.M","verdict":"lost update","proved":true,"schedules":4,"traces":4,"preemptions":null,"seconds":0.003"""
            + ""","outcomes":[{"value":"1","traces":2,"schedule":"m2.A1.B"},{"value":"2","traces":2,"schedule":"-"}]"""
            + ""","races":[{"location":"value","first":{"at":"Counter.cs:14","kind":"read"},"second":{"at":"Counter.cs:14","kind":"write"}}]"""
            + ""","counterexample":{"preemptions":1,"schedule":"m2.A1.B","explanation":"A overwrote.","steps":["""
            + """{"thread":"thread B","at":"Counter.cs:14","kind":"write","location":"value","from":"0","to":"1"}]}}""",
            JsonReport.Write("T.M", found));
    }

    [Fact]
    public void A_demonstration_has_what_was_seen_on_real_cores()
    {
        var seen = new Trials(10, 2, 2, Pinned: true, TimeSpan.FromSeconds(0.25), [new SeenOutcome("2", 9), new SeenOutcome("1", 1)]);
        var found = Samples.Passed;
        Assert.EndsWith(
            ""","counterexample":null,"seen":{"trials":10,"actors":2,"cores":2,"pinned":true,"seconds":0.25,"note":null"""
            + ""","outcomes":[{"value":"2","count":9},{"value":"1","count":1}]}}""",
            JsonReport.Write("D", found, seen),
            StringComparison.Ordinal);
        Assert.EndsWith(""","counterexample":null,"seen":null}""", JsonReport.Write("D", found, seen: null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pass_has_no_counterexample()
    {
        Assert.Equal(
            """{"test":"T.M","verdict":"pass","proved":true,"schedules":4,"traces":4,"preemptions":2,"seconds":0.003,"outcomes":[],"races":[],"counterexample":null}""",
            JsonReport.Write("T.M", Samples.Passed with { Preemptions = 2 }));
    }
}

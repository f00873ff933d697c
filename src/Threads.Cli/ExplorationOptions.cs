using System.CommandLine;
using System.CommandLine.Parsing;
using Threads.Exploration;
using Threads.Labs.Supervision;

namespace Threads.Cli;

/// <summary>The options of every command that explores.</summary>
internal sealed class ExplorationOptions
{
    private readonly Option<string> _engine = new("--engine") { Description = "How to explore; exhaustive, where a check asks for nothing else", HelpName = "exhaustive|bounded|random|pct|coyote" };
    private readonly Option<string> _strategy = new("--strategy") { Description = "Coyote's strategy; without --engine this means Coyote", HelpName = "random|probabilistic|prioritization|delay-bounding|q-learning|portfolio" };
    private readonly Option<int?> _preemptions = new("--preemptions") { Description = "Most preemptions in a schedule; without --engine this means the bounded engine", HelpName = "N" };
    private readonly Option<long?> _schedules = new("--schedules") { Description = "Most schedules for each check, demonstration or test", HelpName = "N" };
    private readonly Option<double?> _seconds = new("--seconds") { Description = "Most seconds for each check, demonstration or test", HelpName = "S" };
    private readonly Option<ulong?> _seed = new("--seed") { Description = "Seed of the random engines; the same seed gives the same schedules", HelpName = "N" };
    private readonly Option<string?> _trace = new("--coyote-trace") { Description = "Explores with Coyote up to the first failing run, and writes Coyote's trace of it to this file", HelpName = "FILE" };
    private readonly Option<bool> _json = new("--json") { Description = "Write one JSON object a line for each result, for programs" };

    public ExplorationOptions()
    {
        _engine.AcceptOnlyFromAmong("exhaustive", "bounded", "random", "pct", "coyote");
        _strategy.AcceptOnlyFromAmong("random", "probabilistic", "prioritization", "delay-bounding", "q-learning", "portfolio");
        _preemptions.Validators.Add(result => Demand(result, "--preemptions", least: 0));
        _schedules.Validators.Add(result => Demand(result, "--schedules", least: 1));
        _seconds.Validators.Add(result => Demand(result, "--seconds", least: double.Epsilon));
        _seed.Validators.Add(result => Demand(result, "--seed", least: 0));
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _engine, _strategy, _preemptions, _schedules, _seconds, _seed, _trace, _json }) command.Add(option);
    }

    public bool IsJson(ParseResult parsed) => parsed.GetValue(_json);

    public ExplorationRequest Read(ParseResult parsed) => new(
        parsed.GetValue(_engine) switch
        {
            "exhaustive" => Engine.Exhaustive,
            "bounded" => Engine.Bounded,
            "random" => Engine.Random,
            "pct" => Engine.Pct,
            "coyote" => Engine.Coyote,
            _ => null,
        },
        parsed.GetValue(_preemptions),
        parsed.GetValue(_schedules),
        parsed.GetValue(_seconds),
        parsed.GetValue(_seed),
        parsed.GetValue(_strategy) switch
        {
            "random" => CoyoteStrategy.Random,
            "probabilistic" => CoyoteStrategy.Probabilistic,
            "prioritization" => CoyoteStrategy.Prioritization,
            "delay-bounding" => CoyoteStrategy.DelayBounding,
            "q-learning" => CoyoteStrategy.QLearning,
            "portfolio" => CoyoteStrategy.Portfolio,
            _ => null,
        },
        TraceOf(parsed));

    // A trace of an earlier exploration must not be taken for one of this.
    private string? TraceOf(ParseResult parsed)
    {
        if (parsed.GetValue(_trace) is not { } file) return null;
        var path = Path.GetFullPath(file);
        if (!Directory.Exists(Path.GetDirectoryName(path))) throw new InvalidInputException($"There is no folder for {file}.");
        File.Delete(path);
        return path;
    }

    /// <summary>Demands a number of at least so much, and says it in words when it is not.</summary>
    public static void Demand(OptionResult result, string name, double least, double most = double.PositiveInfinity)
    {
        if (result.Tokens is not [var token]) return;
        var whole = name != "--seconds";
        var good = double.TryParse(token.Value, out var number) && number >= least && number <= most && number < long.MaxValue && (!whole || number == Math.Floor(number));
        if (!good) result.AddError($"{name} takes {(whole ? "a whole number" : "a number of seconds")} {(double.IsFinite(most) ? $"from {least:#,0} to {most:#,0}" : least > 0 ? "above 0" : "from 0")}, not '{token.Value}'.");
    }
}

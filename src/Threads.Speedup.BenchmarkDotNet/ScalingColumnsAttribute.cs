using BenchmarkDotNet.Configs;

namespace Threads.Speedup.Columns;

/// <summary>Adds the columns Speedup, Efficiency and Karp-Flatt to the summary of a benchmark class.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Assembly)]
public sealed class ScalingColumnsAttribute : Attribute, IConfigSource
{
    /// <summary>For benchmarks whose number of threads is the parameter <c>Threads</c>.</summary>
    public ScalingColumnsAttribute()
        : this("Threads")
    {
    }

    /// <summary>For benchmarks whose number of threads is a parameter of another name.</summary>
    /// <param name="parameter">The parameter's name; it holds an <see cref="int"/>.</param>
    public ScalingColumnsAttribute(string parameter)
    {
        Parameter = parameter;
        Config = ManualConfig.CreateEmpty().AddColumn([.. Enum.GetValues<ScalingFigure>().Select(figure => new ScalingColumn(figure, parameter))]);
    }

    /// <summary>The parameter that holds the number of threads.</summary>
    public string Parameter { get; }

    /// <inheritdoc/>
    public IConfig Config { get; }
}

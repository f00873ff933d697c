namespace Threads.Machine;

/// <summary>
/// A result in the form that herd prints (diy.inria.fr), so that tools which read herd's logs read these. Where herd counts
/// executions this counts final states.
/// </summary>
public static class HerdText
{
    /// <summary>The lines of a result.</summary>
    public static IEnumerable<string> Of(LitmusResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var (name, claim) = (result.Program.Name, result.Program.Claim);
        yield return $"Test {name} {KindOf(claim)}";
        yield return $"States {result.States.Count}";
        foreach (var state in result.States) yield return state.Text;
        if (claim is null) yield break;
        var (holding, other) = (result.Holding, result.States.Count - result.Holding);
        yield return result.IsValidated ? "Ok" : "No";
        yield return "Witnesses";
        yield return claim.Quantifier == Quantifier.NotExists ? $"Positive: {other} Negative: {holding}" : $"Positive: {holding} Negative: {other}";
        yield return $"Condition {claim.Text}";
        yield return $"Observation {name} {result.Observation} {holding} {other}";
    }

    /// <summary>A final state: <c>0:rax=1; [x]=2;</c>, registers first, in the program's order.</summary>
    /// <param name="program">The program.</param>
    /// <param name="values">The values of its observed places, in their order.</param>
    public static string StateOf(MachineProgram program, IReadOnlyList<long> values)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(values);
        return string.Join(' ', program.Observed.Select((place, index) => $"{NameOf(place)}={values[index]};"));
    }

    /// <summary>An observed place: <c>0:rax</c>, <c>[x]</c>, <c>a[1]</c>.</summary>
    public static string NameOf(Observable place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return place.Variable is null || place.Name.EndsWith(']') ? place.Name : $"[{place.Name}]";
    }

    private static string KindOf(Claim? claim) => claim?.Quantifier switch
    {
        Quantifier.NotExists => "Forbidden",
        Quantifier.ForAll => "Required",
        _ => "Allowed",
    };
}

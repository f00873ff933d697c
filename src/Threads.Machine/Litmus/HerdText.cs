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

    private static string KindOf(Claim? claim) => claim?.Quantifier switch
    {
        Quantifier.NotExists => "Forbidden",
        Quantifier.ForAll => "Required",
        _ => "Allowed",
    };
}

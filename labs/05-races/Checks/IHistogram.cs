namespace Races.Checks;

/// <summary>
/// The first half of CountSort: how often does each of the digits 0 to 9 occur? Two threads count a half of the input each,
/// into one table.
/// </summary>
public interface IHistogram
{
    /// <summary>Counts these digits, each from 0 to 9, in addition to those counted before. Any thread, at any time.</summary>
    void Count(int[] digits);

    /// <summary>How often a digit was counted. Read once the counting threads have ended.</summary>
    int CountOf(int digit);
}

using System.Text;

namespace Threads.Machine;

/// <summary>A final state as herd writes it: <c>0:rax=1; [x]=2;</c>, registers first, in the program's order.</summary>
internal static class FinalState
{
    public static string Of(Computer computer)
    {
        var text = new StringBuilder();
        foreach (var place in computer.Program.Observed)
        {
            if (text.Length > 0) text.Append(' ');
            text.Append(HerdText.NameOf(place)).Append('=').Append(computer.ValueOf(place)).Append(';');
        }

        return text.ToString();
    }
}

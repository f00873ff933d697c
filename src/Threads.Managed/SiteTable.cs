using Threads.Exploration;

namespace Threads.Managed;

/// <summary>A place in rewritten code that can take a step.</summary>
/// <param name="At">Where it stands in the source.</param>
/// <param name="Name">The variable's name, or the called member's.</param>
public readonly record struct Site(SourceSite At, string Name);

/// <summary>The places in rewritten code that can take a step, numbered from 0. Filled by the rewriter, then only read.</summary>
public sealed class SiteTable
{
    private readonly List<Site> _sites = [];

    /// <summary>How many there are.</summary>
    public int Count => _sites.Count;

    /// <summary>The site with this number; an unknown place for a number that was not given out.</summary>
    public Site this[int site] => (uint)site < (uint)_sites.Count ? _sites[site] : new Site(SourceSite.Unknown, "?");

    /// <summary>True when a place of this name was added.</summary>
    public bool Any(string name) => _sites.Exists(site => site.Name == name);

    /// <summary>
    /// True when the program keeps pointers in fields (captured variables are fields too), and so may hand one to another thread: then
    /// what lies on a thread's stack is not its own.
    /// </summary>
    public bool KeepsPointers { get; set; }

    /// <summary>Adds a place and gives it the next number.</summary>
    public int Add(SourceSite at, string name)
    {
        _sites.Add(new Site(at, name));
        return _sites.Count - 1;
    }
}

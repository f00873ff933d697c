namespace Threads.Tests;
public sealed class Placeholder { [Xunit.Fact] public void One() => Xunit.Assert.Equal(2, 1 + 1); }

using Threads.Machine;

namespace Threads.Tests.Machine.Ostep;

/// <summary>Python's random numbers, as <c>random.seed(n, version=1)</c> and <c>random.random()</c> give them in CPython 3.11.</summary>
public sealed class MersenneTwisterTests
{
    [Theory]
    [InlineData(0, 0.8444218515250481, 0.7579544029403025, 0.7786177341461099)]
    [InlineData(1, 0.13436424411240122, 0.8474337369372327, 0.19531058823852132)]
    [InlineData(-1, 0.13436424411240122, 0.8474337369372327, 0.19531058823852132)]
    [InlineData(42, 0.6394267984578837, 0.025010755222666936, 0.5444658614821449)]
    [InlineData(4294967301, 0.15727238718789782, 0.2824866316461999, 0.8998117908894872)]
    [InlineData(long.MaxValue, 0.3166448820870279, 0.631259308253863, 0.37162659414837684)]
    [InlineData(long.MinValue, 0.5534639983914199, 0.9406144709090462, 0.7197153463542808)]
    public void A_seed_gives_the_numbers_that_it_gives_in_Python(long seed, double first, double second, double number1003)
    {
        var random = new MersenneTwister(seed);
        var numbers = Enumerable.Range(0, 1003).Select(_ => random.NextDouble()).ToArray();
        Assert.Equal((first, second, number1003), (numbers[0], numbers[1], numbers[^1]));
    }
}

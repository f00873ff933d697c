using System.Text.Json;
using System.Text.Json.Serialization;
using Threads.Speedup;

namespace Threads.Cli.Commands;

/// <summary>A measurement for programs: one JSON object. Times are in seconds, rates in bytes or operations a second.</summary>
internal static class SpeedupJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Of(Conclusions found)
    {
        var (measurement, scaling) = (found.Measurement, found.Scaling);
        return JsonSerializer.Serialize(
            new
            {
                measurement.Workload,
                measurement.Size,
                measurement.Unit,
                measurement.IsWeak,
                measurement.Cores,
                measurement.IsPinned,
                measurement.WasInterrupted,
                measurement.IsPrecise,
                measurement.Missing,
                scaling.TooFew,
                measurement.Wrong,
                measurement.Stolen,
                CanaryNanoseconds = scaling.Canary,
                LeftOut = new { Apart = scaling.Dropped, scaling.Disturbed },
                Limits = Enum.GetValues<Limit>().Select(limit => new { Limit = limit, Threads = Rates(found, limit) }),
                scaling.Serial,
                Variants = scaling.Variants.Zip(found.Readings, (variant, reading) => new
                {
                    Name = variant.Variant,
                    reading.Bound,
                    Reading = reading.ToString(),
                    variant.Points,
                    Fits = variant.Fits.Select(fit => new { fit.Law.Name, fit.Law.Formula, Parameters = fit.Law.Parameters.Zip(fit.Parameters, (name, value) => new { name, value }), fit.Deviation, fit.Describes }),
                    variant.Refusal,
                }),
                measurement.Samples,
            },
            Options);
    }

    private static IEnumerable<object> Rates(Conclusions found, Limit limit) => found.Measurement.Probes
        .Where(probe => probe.Limit == limit)
        .Select(probe => probe.Sample.Case.Threads)
        .Distinct()
        .Order()
        .Select(threads => new { Threads = threads, Rate = found.Limits.Rate(limit, threads), Ratio = found.Limits.Ratio(limit, threads) });
}

using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Niosteg.Domain.Measures;
using Niosteg.Domain.Shared;

namespace Niosteg.Tests.Domain.Measures;

/// <summary>Whatever a measure is given, it answers or refuses by name: it never throws, and never answers "not a number".</summary>
public class NonsenseTests
{
    private static readonly JsonSerializerOptions Literals = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
    private const int Times = 150;
    private static readonly double[] Numbers = [.5, 1, 2, 0, -1, 7.5, 1e300, double.NaN, double.PositiveInfinity, double.NegativeInfinity];
    private static readonly int[] Counts = [0, 1, 2, 3, 5, 12, 40, -1, 1000];

    public static TheoryData<string> Measures => [.. Methods().Select(Name).Distinct()];

    [Theory, MemberData(nameof(Measures))]
    public void No_measure_throws_or_answers_not_a_number(string measure)
    {
        foreach (var (given, answer, thrown) in Methods().Where(method => Name(method) == measure).SelectMany(method => Calls(method, Times)))
        {
            Assert.True(thrown is null, $"{measure}({Shown(given)}) threw {thrown?.InnerException}");
            var (refusal, value) = Opened(answer!);
            if (refusal is null) Assert.True(IsFinite(value, 0), $"{measure}({Shown(given)}) answered {value}");
            else Assert.NotEqual("", refusal.Code);
        }
    }

    [Fact]
    public void The_sweep_meets_every_measure_and_knows_what_is_not_a_number()
    {
        Assert.InRange(Methods().Count, 35, 80);
        // A sweep that is refused everywhere would prove nothing.
        var answered = Methods().Where(method => Calls(method, Times).Any(call => call.Answer is not null && Opened(call.Answer).Refusal is null)).Select(Name).Distinct().Count();
        Assert.InRange(answered, 28, 80);
        Assert.False(IsFinite(new { Share = (double?)double.NaN }, 0));
        Assert.False(IsFinite(new[] { 1, double.NaN }, 0));
        Assert.True(IsFinite(new { Share = (double?)null, Rest = new[] { 1.0 } }, 0));
    }

    private static List<MethodInfo> Methods() =>
        [.. typeof(Gap).Assembly.GetTypes().Where(type => type.Namespace == typeof(Gap).Namespace && type is { IsAbstract: true, IsSealed: true, IsPublic: true })
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.ReturnType is { IsGenericType: true } returned && returned.GetGenericTypeDefinition() == typeof(Outcome<>))];

    private static IEnumerable<(object?[] Given, object? Answer, Exception? Thrown)> Calls(MethodInfo method, int times)
    {
        var random = new Seeded(11);
        for (var time = 0; time < times; time++)
        {
            var given = method.GetParameters().Select(p => p.HasDefaultValue && random.Below(3) > 0 ? p.DefaultValue : Some(p.ParameterType, random, 0)).ToArray();
            object? answer = null;
            var thrown = Record.Exception(() => answer = method.Invoke(null, given));
            yield return (given, answer, thrown);
        }
    }

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static object? Some(Type type, Seeded random, int deep)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return random.Below(4) == 0 ? null : Some(inner, random, deep);
        if (type == typeof(double)) return Numbers[random.Below(random.Below(2) == 0 ? 4 : Numbers.Length)];
        if (type == typeof(int)) return Counts[random.Below(random.Below(2) == 0 ? 5 : Counts.Length)];
        if (type == typeof(ulong)) return (ulong)random.Below(9);
        if (type == typeof(bool)) return random.Below(2) == 0;
        if (type == typeof(string)) return new[] { "", "Hon går.", "1 2 3", "\u0000\uD800 ordet" }[random.Below(4)];
        if (type == typeof(DateOnly)) return new DateOnly(2026, 3, 1 + random.Below(9));
        if (type.IsEnum) return Enum.GetValues(type).GetValue(random.Below(Enum.GetValues(type).Length));
        if (type.IsArray) return Many(type.GetElementType()!, random, deep);
        if (type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable))) return Many(type.GetGenericArguments()[0], random, deep);
        var made = type.GetConstructors().Where(c => c.GetParameters().All(p => p.ParameterType != type)).MaxBy(c => c.GetParameters().Length)!;
        return made.Invoke([.. made.GetParameters().Select(p => p.HasDefaultValue && random.Below(2) == 0 ? p.DefaultValue : Some(p.ParameterType, random, deep))]);
    }

    /// <summary>Often rows of the same length, since what does not fit together is refused at once.</summary>
    private static Array Many(Type of, Seeded random, int deep)
    {
        var length = random.Below(4) == 0 ? random.Below(4) : 3 - Math.Min(deep, 1);
        var many = Array.CreateInstance(of, length);
        for (var i = 0; i < length; i++) many.SetValue(Some(of, random, deep + 1), i);
        return many;
    }

    private static (Refusal? Refusal, object? Value) Opened(object outcome)
    {
        var refusal = (Refusal?)outcome.GetType().GetProperty("Refusal")!.GetValue(outcome);
        return (refusal, refusal is null ? outcome.GetType().GetProperty("Value")!.GetValue(outcome) : null);
    }

    private static bool IsFinite(object? value, int deep) => value switch
    {
        null or string => true,
        double number => double.IsFinite(number),
        IEnumerable many => many.Cast<object?>().All(one => IsFinite(one, deep + 1)),
        _ when deep > 4 || value.GetType().IsPrimitive || value.GetType().IsEnum => true,
        _ => value.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0).All(p => IsFinite(p.GetValue(value), deep + 1)),
    };

    private static string Shown(IEnumerable<object?> given) => JsonSerializer.Serialize(given, Literals);
}

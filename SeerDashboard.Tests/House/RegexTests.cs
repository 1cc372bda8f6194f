using System.Text.RegularExpressions;
using Mono.Cecil;

namespace SeerDashboard.Tests.House;

/// <summary>No text from outside can hold a thread for ever: every regular expression of the app has a time-out.</summary>
public sealed class RegexTests
{
    // What needs no pattern at work.
    private static readonly string[] Harmless = [nameof(Regex.Escape), nameof(Regex.Unescape)];

    private static readonly IReadOnlyList<TypeDefinition> Types =
        [.. AssemblyDefinition.ReadAssembly(typeof(Program).Assembly.Location).MainModule.GetTypes().Where(type => !type.FullName.StartsWith("System.Text.RegularExpressions.Generated", StringComparison.Ordinal))];

    [Fact]
    public void Generated_Each_HasATimeOut()
    {
        var found = Types.SelectMany(type => type.Methods.Cast<ICustomAttributeProvider>().Concat(type.Properties))
            .SelectMany(member => member.CustomAttributes.Where(attribute => attribute.AttributeType.Name == nameof(GeneratedRegexAttribute)).Select(attribute => (member, attribute))).ToList();
        Assert.True(found.Count > 20, "The expressions were not found.");
        Assert.DoesNotContain(found, each => !IsTimed(each.attribute));
    }

    [Fact]
    public void Made_AtRunTime_EachHasATimeOut()
    {
        var wrong = from type in Types
                    from method in type.Methods
                    where method.HasBody
                    from instruction in method.Body.Instructions
                    where instruction.Operand is MethodReference called && called.DeclaringType.FullName == typeof(Regex).FullName && Runs(called) && !IsTimed(called)
                    select $"{method.FullName} calls {((MethodReference)instruction.Operand).FullName}";
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(nameof(Samples.Timed), true)]
    [InlineData(nameof(Samples.Untimed), false)]
    [InlineData(nameof(Samples.StaticTimed), true)]
    [InlineData(nameof(Samples.StaticUntimed), false)]
    public void Made_AtRunTime_IsFound(string name, bool timed)
    {
        var method = AssemblyDefinition.ReadAssembly(typeof(Samples).Assembly.Location).MainModule.GetTypes().Single(type => type.Name == nameof(Samples)).Methods.Single(method => method.Name == name);
        var called = Assert.Single(method.Body.Instructions.Select(each => each.Operand).OfType<MethodReference>(), each => each.DeclaringType.Name == nameof(Regex) && Runs(each));
        Assert.Equal(timed, IsTimed(called));
    }

    /// <summary>Makes one, or runs one that was made nowhere else.</summary>
    private static bool Runs(MethodReference called) => called.Name == ".ctor" || (!called.HasThis && !called.Name.StartsWith("op_", StringComparison.Ordinal) && !Harmless.Contains(called.Name));

    private static bool IsTimed(MethodReference called) => called.Parameters.Any(parameter => parameter.ParameterType.FullName == typeof(TimeSpan).FullName);

    /// <summary>The time-out is the third of the attribute's arguments.</summary>
    private static bool IsTimed(CustomAttribute attribute) => attribute.ConstructorArguments.Count >= 3 && attribute.ConstructorArguments[2].Value is int milliseconds and > 0;

    private static class Samples
    {
        public static Regex Timed(string pattern) => new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

        public static Regex Untimed(string pattern) => new(pattern, RegexOptions.NonBacktracking);

        public static bool StaticTimed(string text) => Regex.IsMatch(text, "a", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

        public static bool StaticUntimed(string text) => Regex.IsMatch(text, "a", RegexOptions.NonBacktracking);
    }
}

using System.Reflection;
using System.Runtime.CompilerServices;

namespace SeerDashboard.Tests.House;

/// <summary>A record writes all that it holds when it is logged: one that holds a secret says something else instead.</summary>
public sealed class SecretRecordTests
{
    private static readonly string[] Secrets = ["Secret", "Token", "Password"];

    [Fact]
    public void Records_ThatHoldASecret_DoNotWriteIt()
    {
        var holders = typeof(Program).Assembly.GetTypes().Where(type => type.GetMethod("<Clone>$") is not null || IsRecordStruct(type)).Where(Holds).ToList();
        Assert.NotEmpty(holders);
        Assert.All(holders, type => Assert.False(WritesAll(type), $"{type.Name} writes its secret."));
        Assert.True(WritesAll(typeof(Careless)));
    }

    private static bool Holds(Type type) => type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Any(property => property.PropertyType == typeof(string) && Array.Exists(Secrets, name => property.Name.EndsWith(name, StringComparison.Ordinal)));

    private static bool IsRecordStruct(Type type) => type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;

    private static bool WritesAll(Type type) => type.GetMethod("ToString", BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly, [])?.GetCustomAttribute<CompilerGeneratedAttribute>() is not null;

    private sealed record Careless(string Secret);
}

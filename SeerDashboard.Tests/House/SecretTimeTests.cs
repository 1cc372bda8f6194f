using System.Security.Cryptography;
using Mono.Cecil;
using SeerDashboard.Access;

namespace SeerDashboard.Tests.House;

/// <summary>Signatures, tokens and codes are compared in constant time and no other way.</summary>
public sealed class SecretTimeTests
{
    /// <summary>What has a secret in its hands and compares something else, and what that is.</summary>
    private static readonly string[] Known =
    [
        // By the number of its row; the signature that waits in it is only read.
        "QuarantineRows.FindAsync calls Expression.Equal",
    ];

    [Fact]
    public void App_ComparesSecretsInConstantTimeOnly() =>
        Assert.Empty(SecretComparisons.In(Types(typeof(Program))).Distinct().Except(Known));

    [Fact]
    public void Known_AreAllStillThere() => Assert.Empty(Known.Except(SecretComparisons.In(Types(typeof(Program)))));

    /// <summary>A check that finds nothing proves nothing: each of these is what it is there to find.</summary>
    [Fact]
    public void Check_FindsEveryCarelessComparison()
    {
        var found = SecretComparisons.In(Types(typeof(Careless)).Where(type => type.FullName.Contains(nameof(Careless), StringComparison.Ordinal))).Select(found => found.Split(' ')[0].Split('.')[^1]).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(typeof(Careless).GetMethods().Where(method => method.DeclaringType == typeof(Careless)).Select(method => method.Name).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void SecretHash_EqualityOfAnyKind_IsTheConstantTimeOne()
    {
        var own = Types(typeof(SecretHash)).Single(type => type.FullName == typeof(SecretHash).FullName);
        var equals = own.Methods.Single(method => method.Name == "Equals" && method.Parameters[0].ParameterType.Name == nameof(SecretHash));

        Assert.Contains(equals.Body.Instructions, instruction => instruction.Operand is MethodReference { Name: nameof(SecretHash.Matches) });
        Assert.True(SecretHash.Of("a").Equals(SecretHash.Of("a")) && SecretHash.Of("a") == SecretHash.Of("a") && SecretHash.Of("a") != SecretHash.Of("b"));
    }

    private static IEnumerable<TypeDefinition> Types(Type of) => AssemblyDefinition.ReadAssembly(of.Assembly.Location).MainModule.GetTypes();

    public sealed class Careless
    {
        private readonly string _token = "";

        private readonly byte[] _clientSecret = [];

        private sealed record Kept(string Token);

        public static bool ByOperator(string secret, string given) => secret == given;

        public bool ByField(string given) => given.Equals(_token, StringComparison.Ordinal);

        public bool ByBytes(byte[] given) => _clientSecret.AsSpan().SequenceEqual(given);

        public static bool ByLinq(byte[] given, byte[] signature) => given.SequenceEqual(signature);

        public static bool ByMade(byte[] body, byte[] key, byte[] given) => HMACSHA256.HashData(key, body).AsSpan().SequenceEqual(given);

        public static bool ByHash(string given, string kept) => SecretHash.Of(given).Hex == kept;

        public static bool ByLookUp(string given, HashSet<string> all) => all.Contains(SecretHash.Of(given).Hex);

        public static bool ByLambda(IEnumerable<string> all, string token) => all.Any(each => each == token);

        public static async Task<bool> ByAwait(Task<string> read, string password) => string.Equals(await read, password, StringComparison.Ordinal);

        public static bool ByRecord(string token) => new Kept(token) == new Kept("x" + token);

        public static bool ByHeader(Microsoft.AspNetCore.Http.HttpRequest request, string kept) => request.Headers["Sentry-Hook-Signature"] == kept;
    }
}

using System.Text;
using CsCheck;
using SeerDashboard.Webhooks;

namespace SeerDashboard.Tests.Webhooks;

public sealed class SignatureTests
{
    private static readonly (string Owner, byte[] Secret)[] Keys = [("acme", "one"u8.ToArray()), ("acme", "two"u8.ToArray()), ("globex", "three"u8.ToArray())];

    [Fact]
    public void Of_KnownVector_IsLowercaseHex() =>
        // RFC 4231, test case 2.
        Assert.Equal(
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            Signature.Of("what do ya want for nothing?"u8, "Jefe"u8.ToArray()));

    [Theory]
    [InlineData("one", "acme")]
    [InlineData("two", "acme")]
    [InlineData("three", "globex")]
    [InlineData("four", null)]
    public void FindSigner_AnyKnownSecret_NamesItsOwner(string secret, string? owner)
    {
        var body = "{}"u8;
        Assert.Equal(owner, Signature.FindSigner(Signature.Of(body, Encoding.UTF8.GetBytes(secret)), body, Keys));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("not hex at all, but exactly as long as a signature of SHA-256 is.")]
    [InlineData("zzzzc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    public void FindSigner_NoSignature_NamesNobody(string? signature) =>
        Assert.Null(Signature.FindSigner(signature, "{}"u8, Keys));

    [Fact]
    public void FindSigner_NoKeys_NamesNobody() =>
        Assert.Null(Signature.FindSigner<string>(Signature.Of("{}"u8, "one"u8.ToArray()), "{}"u8, []));

    [Fact]
    public void FindSigner_OneByteChanged_NamesNobody() =>
        Gen.Select(Gen.Byte.Array[1, 200], Gen.Int[0, 199], Gen.Byte[1, 255]).Sample((body, at, with) =>
        {
            var signature = Signature.Of(body, Keys[0].Secret);
            body[at % body.Length] ^= with;
            return Signature.FindSigner(signature, body, Keys) is null;
        });
}

using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;
using SeerDashboard.Access;

namespace SeerDashboard.Tests.House;

/// <summary>
/// Finds code that compares a secret with anything but a constant-time primitive: a method that has a secret in its hands (a parameter, field,
/// property or result that is one by its type or its name) and calls what ends at the first difference.
/// </summary>
internal static partial class SecretComparisons
{
    private static readonly string[] Texts =
    [
        "System.String", "System.Byte[]", "System.Char[]", "System.Span`1", "System.ReadOnlySpan`1", "System.Memory`1", "System.ReadOnlyMemory`1", "Microsoft.Extensions.Primitives.StringValues",
    ];

    /// <summary>By type, what of it tells where two texts differ by the time it takes.</summary>
    private static readonly Dictionary<string, string[]> Tellers = new(StringComparer.Ordinal)
    {
        ["System.String"] = ["op_Equality", "op_Inequality", "Equals", "Compare", "CompareOrdinal", "CompareTo", "StartsWith", "EndsWith", "Contains", "IndexOf"],
        ["System.StringComparer"] = ["Equals", "Compare"],
        ["System.Object"] = ["Equals"],
        ["System.MemoryExtensions"] = ["SequenceEqual", "SequenceCompareTo", "Equals", "CompareTo", "StartsWith", "EndsWith", "IndexOf", "CommonPrefixLength"],
        ["System.Linq.Enumerable"] = ["SequenceEqual", "Contains"],
        ["System.Collections.Generic.EqualityComparer`1"] = ["Equals"],
        ["System.Collections.Generic.IEqualityComparer`1"] = ["Equals"],
        ["System.Collections.Generic.Dictionary`2"] = ["ContainsKey", "TryGetValue", "get_Item"],
        ["System.Collections.Generic.HashSet`1"] = ["Contains", "Add"],
        ["System.Collections.Generic.List`1"] = ["Contains", "IndexOf"],
        ["Microsoft.Extensions.Primitives.StringValues"] = ["op_Equality", "op_Inequality", "Equals"],
        ["System.Linq.Expressions.Expression"] = ["Equal", "NotEqual"],
    };

    /// <summary>Each as <c>Type.Method calls What</c>.</summary>
    public static IEnumerable<string> In(IEnumerable<TypeDefinition> types) =>
        from type in types
        from method in type.Methods
        where method.HasBody && !IsMade(method) && HoldsASecret(method)
        from teller in Called(method)
        select $"{Name(method)} calls {teller}";

    private static IEnumerable<string> Called(MethodDefinition method)
    {
        foreach (var instruction in method.Body.Instructions)
        {
            if (instruction.Operand is not MethodReference called || called.DeclaringType is not { } on)
                continue;
            var type = on.GetElementType().FullName;
            // A text that stands in the code is no secret.
            if (Tellers.TryGetValue(type, out var names) && names.Contains(called.Name) && IsOfTexts(called) && instruction.Previous?.OpCode != OpCodes.Ldstr && !IsConstant(instruction))
                yield return $"{on.Name}.{called.Name}";
            else if (called.Name is "op_Equality" or "op_Inequality" && IsARecordOfSecrets(on))
                yield return $"{on.Name}.{called.Name}";
        }
    }

    /// <summary>Of days or numbers there is nothing to tell.</summary>
    private static bool IsOfTexts(MethodReference called) => called is not GenericInstanceMethod generic
        || generic.GenericArguments.All(argument => argument.FullName is "System.String" or "System.Byte" or "System.Char" || argument.IsGenericParameter || argument.Name == nameof(SecretHash));

    /// <summary>A comparison by a rule comes after its constant: <c>text.StartsWith("x", StringComparison.Ordinal)</c>.</summary>
    private static bool IsConstant(Instruction call) =>
        call.Previous is { OpCode.Code: >= Code.Ldc_I4_M1 and <= Code.Ldc_I4 } rule && rule.Previous?.OpCode == OpCodes.Ldstr;

    private static bool IsARecordOfSecrets(TypeReference type) =>
        !type.FullName.StartsWith("System.", StringComparison.Ordinal) && type.Resolve() is { } record && record.Name != nameof(SecretHash) && record.Fields.Any(field => IsSecret(field.FieldType, field.Name));

    private static bool HoldsASecret(MethodDefinition method) =>
        method.Parameters.Any(parameter => IsSecret(parameter.ParameterType, parameter.Name))
        || method.Body.Variables.Any(variable => variable.VariableType.Name == nameof(SecretHash))
        || method.Body.Instructions.Any(instruction => instruction.Operand switch
        {
            FieldReference field => IsSecret(field.FieldType, field.Name),
            MethodReference { DeclaringType.Name: nameof(SecretHash) or "HMACSHA256" or "Signature" } => true,
            MethodReference called when called.Name.StartsWith("get_", StringComparison.Ordinal) => IsSecret(called.ReturnType, called.Name),
            string header => header.EndsWith("-Signature", StringComparison.Ordinal) || header == "Authorization",
            _ => false,
        });

    private static bool IsSecret(TypeReference type, string name) =>
        type.Name == nameof(SecretHash) || (Texts.Contains(type.IsArray ? type.FullName : type.GetElementType().FullName) && Secret().IsMatch(name));

    /// <summary>Equality of records and the like is made by the compiler; whoever calls it is looked at.</summary>
    private static bool IsMade(MethodDefinition method) =>
        method.Name is "Equals" or "GetHashCode" or "PrintMembers" or "ToString" or "op_Equality" or "op_Inequality"
        && method.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "CompilerGeneratedAttribute");

    private static string Name(MethodDefinition method)
    {
        var type = method.DeclaringType;
        while (type.IsNested && type.Name.Contains('<', StringComparison.Ordinal))
            type = type.DeclaringType;
        var inner = Inner().Match(method.DeclaringType.Name + " " + method.Name);
        return $"{type.Name}.{(inner.Success ? inner.Groups["name"].Value : method.Name)}";
    }

    [GeneratedRegex("secret|signature|token(?!ize)|password|passphrase|apikey|bearer|hmac", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Secret();

    [GeneratedRegex(@"<(?<name>\w+)>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Inner();
}

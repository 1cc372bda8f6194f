using Mono.Cecil;

namespace SeerDashboard.Tests.House;

/// <summary>Arrows point one way (STYLE.md, rule 3), by every type that the code of a folder names.</summary>
public sealed class ArchitectureTests
{
    private const string Root = "SeerDashboard";

    /// <summary>What each folder may use besides itself.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Diffs"] = [],
        ["Runs"] = ["Diffs"],
        ["Store"] = ["Runs", "Diffs"],
        ["Webhooks"] = ["Store", "Runs"],
        ["Live"] = ["Store", "Runs"],
        ["Access"] = ["Store"],
        ["Samples"] = ["Store", "Runs"],
        ["Notify"] = ["Access", "Store", "Runs", "Diffs"],
        ["Guards"] = ["Access"],
        ["Api"] = ["Access", "Guards", "Live", "Store", "Runs", "Diffs"],
        ["Operate"] = ["Access", "Notify", "Store", "Diffs", "Live", "Webhooks"],
        ["Components"] = ["Access", "Live", "Notify", "Samples", "Store", "Runs", "Diffs"],
    };

    private static readonly IReadOnlyList<TypeDefinition> Types = [.. AssemblyDefinition.ReadAssembly(typeof(Program).Assembly.Location).MainModule.GetTypes()];

    [Fact]
    public void Folders_AreAllKnown() =>
        Assert.Empty(Types.Select(FolderOf).OfType<string>().Distinct().Except(MayUse.Keys));

    [Fact]
    public void Folders_UseOnlyWhatTheyMay()
    {
        var wrong = from type in Types
                    let folder = FolderOf(type)
                    where folder is not null
                    from used in Used(type)
                    let other = FolderOf(used)
                    where other is not null && other != folder && !MayUse[folder].Contains(other)
                    select $"{type.FullName} uses {used.FullName}";
        Assert.Empty(wrong.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Diffs")]
    [InlineData("Runs")]
    public void PureFolders_KnowNoFrameworkAndNoClock(string folder)
    {
        string[] impure = ["Microsoft.", "MudBlazor", "System.Net", "System.IO.File", "System.TimeProvider", "System.Threading.Tasks.Task"];
        var wrong = from type in Types
                    where FolderOf(type) == folder
                    from used in Used(type)
                    where impure.Any(name => used.FullName.StartsWith(name, StringComparison.Ordinal))
                    select $"{type.FullName} uses {used.FullName}";
        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Classes_TakeAtMostFourDependencies()
    {
        var wrong = from type in Types
                    where FolderOf(type) is not null && type.IsClass && !type.Name.Contains('<') && type.Methods.All(method => method.Name != "<Clone>$")
                    let injected = Math.Max(
                        type.Properties.Count(property => property.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "InjectAttribute")),
                        type.Methods.Where(method => method.IsConstructor && !method.IsStatic).Select(method => method.Parameters.Count(IsDependency)).DefaultIfEmpty().Max())
                    where injected > 4
                    select $"{type.FullName} has {injected}";
        Assert.Empty(wrong);
    }

    /// <summary>Not values, strings or collections: what the container gives. Of these a logger counts for nothing.</summary>
    private static bool IsDependency(ParameterDefinition parameter) =>
        !parameter.ParameterType.IsValueType && !parameter.ParameterType.IsArray && !parameter.ParameterType.FullName.StartsWith("System.", StringComparison.Ordinal)
        && !parameter.ParameterType.Name.StartsWith("ILogger", StringComparison.Ordinal);

    private static string? FolderOf(TypeReference type)
    {
        while (type.DeclaringType is not null)
            type = type.DeclaringType;
        return type.Namespace.StartsWith(Root + ".", StringComparison.Ordinal) ? type.Namespace.Split('.')[1] : null;
    }

    private static IEnumerable<TypeReference> Used(TypeDefinition type)
    {
        var direct = new List<TypeReference?> { type.BaseType };
        direct.AddRange(type.Interfaces.Select(one => one.InterfaceType));
        direct.AddRange(type.Fields.Select(field => field.FieldType));
        direct.AddRange(type.CustomAttributes.Select(attribute => attribute.AttributeType));
        foreach (var method in type.Methods)
        {
            direct.Add(method.ReturnType);
            direct.AddRange(method.Parameters.Select(parameter => parameter.ParameterType));
            if (!method.HasBody)
                continue;
            direct.AddRange(method.Body.Variables.Select(variable => variable.VariableType));
            foreach (var instruction in method.Body.Instructions)
            {
                if (instruction.Operand is TypeReference named)
                    direct.Add(named);
                else if (instruction.Operand is MemberReference member)
                    direct.Add(member.DeclaringType);
                if (instruction.Operand is GenericInstanceMethod generic)
                    direct.AddRange(generic.GenericArguments);
            }
        }

        return direct.OfType<TypeReference>().SelectMany(Parts);
    }

    /// <summary>The type itself and what it is made of.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification made => Parts(made.ElementType),
        _ => [type],
    };
}

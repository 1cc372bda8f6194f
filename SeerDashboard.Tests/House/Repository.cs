namespace SeerDashboard.Tests.House;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Projects = ["SeerDashboard", "SeerDashboard.Tests", "SeerDashboard.E2E", "SeerDashboard.Benchmarks"];

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>Our own source files with one of these endings; generated ones are left out.</summary>
    public static IEnumerable<string> Sources(string ending) =>
        Projects
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Root, project), "*" + ending, SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "Migrations" or "lib" or "node_modules"));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SeerDashboard.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run from a build inside the repository.");
    }
}

namespace SeerDashboard.E2E.Host;

/// <summary>The tree that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SeerDashboard.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("These tests run from their build output inside the repository.");
    }
}

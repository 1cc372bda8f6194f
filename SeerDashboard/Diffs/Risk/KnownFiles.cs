namespace SeerDashboard.Diffs.Risk;

/// <summary>Files whose name says what they are for.</summary>
internal static class KnownFiles
{
    private static readonly string[] Manifests =
    [
        "package.json", "pyproject.toml", "pipfile", "setup.py", "setup.cfg", "environment.yml", "gemfile", "go.mod", "cargo.toml", "composer.json", "pom.xml", "build.gradle",
        "build.gradle.kts", "libs.versions.toml", "directory.packages.props", "packages.config", "paket.dependencies", "mix.exs", "pubspec.yaml", "podfile", "package.swift",
        "conanfile.txt", "vcpkg.json", "deno.json", "flake.nix", ".gitmodules", "constraints.txt",
    ];

    private static readonly string[] PipelineNames =
    [
        ".gitlab-ci.yml", "jenkinsfile", "azure-pipelines.yml", ".travis.yml", "bitbucket-pipelines.yml", ".drone.yml", "appveyor.yml", "cloudbuild.yaml", "dockerfile", "containerfile",
        "compose.yml", "compose.yaml", "procfile", "fly.toml", "vercel.json", "netlify.toml", "serverless.yml", "chart.yaml", "skaffold.yaml", "render.yaml", "app.yaml",
    ];

    private static readonly string[] PipelineFolders = [".circleci", ".buildkite", ".gitlab", "k8s", "kubernetes", "helm", "terraform", "ansible", "deploy", "deployment", "deployments"];

    private static readonly HashSet<string> AccessWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "auth", "authn", "authz", "authentication", "authorization", "authorisation", "authenticator", "permission", "permissions", "login", "logout", "oauth", "oauth2", "oidc", "saml", "sso", "rbac",
        "acl", "jwt", "password", "passwords", "credential", "credentials", "csrf", "codeowners",
    };

    /// <summary>Lists what is depended on.</summary>
    public static bool IsManifest(string path)
    {
        var (name, folder) = Parts(path);
        return Manifests.Contains(name) || name.EndsWith(".gemspec", StringComparison.Ordinal)
            || (name.EndsWith(".txt", StringComparison.Ordinal) && (name.StartsWith("requirements", StringComparison.Ordinal) || folder is "requirements"));
    }

    /// <summary>Fixes what is depended on.</summary>
    public static bool IsLock(string path) => FileTraits.FoldedBecause(path) == "lock file";

    /// <summary>Says much, and packages too.</summary>
    public static bool IsProject(string path) =>
        Parts(path).Name is var name && (name.EndsWith("proj", StringComparison.Ordinal) || name is "directory.build.props" or "directory.build.targets");

    /// <summary>A line of such a file that names a package.</summary>
    public static bool NamesAPackage(DiffLine line) =>
        line.Text.Contains("<PackageReference", StringComparison.Ordinal) || line.Text.Contains("<PackageVersion", StringComparison.Ordinal);

    /// <summary>Builds, tests or deploys.</summary>
    public static bool IsPipeline(string path)
    {
        var (name, _) = Parts(path);
        var folders = path.ToLowerInvariant().Split('/')[..^1];
        return PipelineNames.Contains(name) || name.StartsWith("dockerfile.", StringComparison.Ordinal) || name.EndsWith(".dockerfile", StringComparison.Ordinal)
            || name.StartsWith("docker-compose", StringComparison.Ordinal) || name.EndsWith(".tf", StringComparison.Ordinal) || name.EndsWith(".tfvars", StringComparison.Ordinal)
            || folders is [".github", "workflows" or "actions", ..] || folders.Any(PipelineFolders.Contains);
    }

    /// <summary>One of the words of its path is about who may do what; <c>author</c> is none of them.</summary>
    public static bool IsAccess(string path) => Words(path).Any(AccessWords.Contains);

    private static (string Name, string? Folder) Parts(string path)
    {
        var parts = path.ToLowerInvariant().Split('/');
        return (parts[^1], parts.Length > 1 ? parts[^2] : null);
    }

    /// <summary>Words end at every sign, and where a capital follows a small letter.</summary>
    private static IEnumerable<string> Words(string path)
    {
        for (var (start, at) = (0, 0); at <= path.Length; at++)
        {
            var ends = at == path.Length || !char.IsLetterOrDigit(path[at]);
            if (!ends && !(at > start && char.IsUpper(path[at]) && char.IsLower(path[at - 1])))
                continue;
            if (at > start)
                yield return path[start..at];
            start = ends ? at + 1 : at;
        }
    }
}
